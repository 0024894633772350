import { expect, test as base } from '@playwright/test'
import { examine } from './examine.ts'
import { type Person, personAtFirst } from './people.ts'
import { picture } from './picture.ts'
import type { Shown } from './shoot.ts'
import { newDataDir, removeDataDir, type Site, startSite } from './start.ts'

type Fixtures = {
  /** What must hold on every page: axe, one heading, no sideways scroll. */
  readonly look: (language?: 'ru' | 'en') => Promise<void>
  readonly person: (id: string) => Promise<Person>
  /** Holds the page to the user manual at the picture of that name; `npm run guide` shoots it. */
  readonly picture: (name: string, shown?: Shown) => Promise<void>
}

type WorkerFixtures = {
  /**
   * A portal and a simulator of this worker's own, with nobody registered at first. The journeys of a worker share it in
   * any order, so whoever needs a person not yet registered, or a card not yet checked, takes a region of their own.
   */
  readonly site: Site
}

/** A test whose browser may not complain: neither an error in the console nor a breach of the policy. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is destructured
    async ({}, use) => {
      const dataDir = newDataDir()
      const site = await startSite({ dataDir })
      await use(site)
      await site.stop()
      removeDataDir(dataDir)
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  baseURL: async ({ site }, use) => use(site.portal),

  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`))
    page.on('console', (message) => {
      // The browser reports each answer of 4xx as an error, and some journeys are about such answers.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
        complaints.push(`${page.url()} ${message.text()}`)
      }
    })
    await use(page)
    expect(complaints).toEqual([])
  },

  look: async ({ page, javaScriptEnabled }, use) =>
    use((language) => examine(page, { scriptOn: javaScriptEnabled ?? true, language })),

  person: async ({ site }, use) => use((id) => personAtFirst(site, id)),

  picture: async ({ page, javaScriptEnabled }, use) =>
    use((name, shown) => picture({ page, scriptOn: javaScriptEnabled ?? true }, name, shown)),
})

export { expect }
