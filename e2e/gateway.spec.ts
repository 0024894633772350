import { handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import {
  expectCardOf,
  goToGosuslugi,
  goToSignIn,
  heading,
  openSettings,
  savePassword,
  signOut,
  signInWithPassword,
} from './portal.ts'
import { newDataDir, removeDataDir, startSite, type Site } from './start.ts'
import { expect, test as usual } from './test.ts'

const region = 'Самарская область'

/** The same portal and the same Госуслуги, with a gateway between them. */
const test = usual.extend<object, { readonly site: Site }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is destructured
    async ({}, use) => {
      const dataDir = newDataDir()
      const site = await startSite({ dataDir, env: { IDENTITY_PROVIDER: 'gateway' } })
      await use(site)
      await site.stop()
      removeDataDir(dataDir)
    },
    { scope: 'worker', timeout: 150_000 },
  ],
})

test('a mother registers through a gateway, leaves for good, and comes back to her card', async ({
  page,
  site,
  person,
  look,
}) => {
  const elena = await person('mother')
  await goToGosuslugi({ page, site }, region)
  await signInAtGosuslugi({ page, site, person: elena, look })
  await handOverData(page, look)
  await expectCardOf(page, elena)
  await look()

  await openSettings(page, elena)
  await savePassword(page, 'Bereza2026')
  await expect(page).toHaveURL(/\?saved/)
  await signOut(page, elena)
  await expect(page).toHaveURL(`${site.portal}/sam/signed-out`)

  await goToSignIn({ page, site }, region)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: elena })
  await expectCardOf(page, elena)
  await signOut(page, elena)

  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, elena.phone, 'Bereza2026')
  await expectCardOf(page, elena)
})

test('who refuses at Госуслуги is told so by the portal, and may begin again', async ({
  page,
  site,
  person,
  look,
}) => {
  const nikita = await person('minor')
  await goToGosuslugi({ page, site }, region)
  await signInAtGosuslugi({ page, site, person: nikita })
  await page.getByRole('button', { name: 'Отказать' }).click()
  await expect(heading(page, 'Вы отказались передать данные')).toBeVisible()
  await look()

  await page.getByRole('link', { name: 'Начать ещё раз' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await handOverData(page)
  await expectCardOf(page, nikita)
})
