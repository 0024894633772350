import { signInAtGosuslugi } from './gosuslugi.ts'
import { personOf } from './people.ts'
import { goToSignIn, heading, register } from './portal.ts'
import { newDataDir, removeDataDir, startSite } from './start.ts'
import { expect, test as base } from '@playwright/test'

const test = base.extend<{ readonly dataDir: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what is destructured
  dataDir: async ({}, use) => {
    const folder = newDataDir()
    await use(folder)
    removeDataDir(folder)
  },
})

test('killed with -9 and started again, the portal shows the person the same card', async ({
  page,
  dataDir,
}) => {
  const region = 'Республика Татарстан'
  const first = await startSite({ dataDir })
  const vera = await personOf(first, 'confirmed')
  await register({ page, site: first, person: vera }, region)
  const card = await page.getByRole('main').innerText()
  await first.stop('SIGKILL')

  const again = await startSite({ dataDir, env: portsOf(first) })
  await goToSignIn({ page, site: again }, region)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site: again, person: vera })
  await expect(heading(page, 'Мои карты')).toBeVisible()
  expect(await page.getByRole('main').innerText()).toBe(card)
  await again.stop()
})

/** The origin must stay, since Госуслуги sends people back to it. */
function portsOf({ portal, simulator }: { portal: string; simulator: string }): NodeJS.ProcessEnv {
  return { PORT: new URL(portal).port, SIMULATOR_PORT: new URL(simulator).port }
}
