import type { Page } from '@playwright/test'
import { addChild } from './family.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { startMovableSite } from './movable.ts'
import { personOf, type Person } from './people.ts'
import { goToSignIn, heading, register } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Белгородская область'
const minute = 60_000
const day = 24 * 60 * minute

let site: Awaited<ReturnType<typeof startMovableSite>>
test.beforeAll(async () => {
  site = await startMovableSite()
})
test.afterAll(() => site.stop())

/** Adds the card of a child and deletes it: while the proof is fresh, which weeks later it is no more. */
async function deleteOne(page: Page, person: Person): Promise<void> {
  await register({ page, site, person }, region)
  await addChild(page)
  await page.getByRole('link', { name: 'Удалить карту Смирнов Пётр Ильич' }).click()
  await page.getByRole('button', { name: 'Удалить карту' }).click()
  await expect(page.getByText('Карта удалена', { exact: true })).toBeVisible()
}

async function comeBack(page: Page, person: Person): Promise<void> {
  // Weeks later nobody is signed in at Госуслуги either, whose clock stands still.
  await page.context().clearCookies({ domain: new URL(site.simulator).hostname })
  await goToSignIn({ page, site }, region)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person })
  await expect(heading(page, 'Мои карты')).toBeVisible()
}

const giveBack = (page: Page) => page.getByRole('button', { name: /Вернуть/ })

test('a card that was deleted comes back on day 29, and on day 31 the page says that it can’t', async ({
  page,
  browser,
  contextOptions,
  look,
}) => {
  const [vera, emma] = [await personOf(site, 'confirmed'), await personOf(site, 'no-patronymic')]
  const context = await browser.newContext(contextOptions)
  const hers = await context.newPage()
  await deleteOne(hers, vera)
  await deleteOne(page, emma)

  await site.later(29 * day)
  await comeBack(hers, vera)
  await expect(hers.getByText('Удалённые карты')).toBeVisible()
  await giveBack(hers).click()
  await expect(hers.getByText('Карта снова в Вашем кабинете')).toBeVisible()
  await context.close()

  await site.later(day - 5 * minute)
  await comeBack(page, emma)
  await site.later(6 * minute)
  await giveBack(page).click()
  await expect(heading(page, 'Вернуть карту уже нельзя')).toBeVisible()
  await look()
  await site.later(day)
  await comeBack(page, emma)
  await expect(giveBack(page)).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText('Удалённые карты')
})
