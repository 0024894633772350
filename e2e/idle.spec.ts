import type { Page } from '@playwright/test'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { startMovableSite } from './movable.ts'
import { newcomer } from './newcomer.ts'
import { heading, register } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Белгородская область'
const minute = 60_000
const typed = 'с. Лесное «у реки»'

let site: Awaited<ReturnType<typeof startMovableSite>>
test.beforeAll(async () => {
  site = await startMovableSite()
})
test.afterAll(() => site.stop())

const quietLine = (page: Page) => page.getByText('Через 15 минут без действий личный кабинет закроется сам.')
const question = (page: Page) => page.getByRole('dialog', { name: 'Вы здесь?' })
const birthPlace = (page: Page) => page.getByLabel('Правильно: Место рождения')

/** A woman who types a correction of her card. */
async function startTyping(page: Page) {
  await page.clock.install()
  const person = await newcomer(site)
  await register({ page, site, person }, region)
  await page.getByRole('link', { name: 'Здесь ошибка Место рождения' }).click()
  await birthPlace(page).fill(typed)
  return person
}

/** For the portal and for the pages. */
async function pass(minutes: number, ...pages: readonly Page[]) {
  await site.later(minutes * minute)
  for (const page of pages) await page.clock.fastForward(minutes * minute)
}

test('SE-004 AX-010 before fifteen idle minutes end a woman is asked, stays, and keeps what she typed', async ({
  page,
  look,
}) => {
  await startTyping(page)
  await expect(quietLine(page)).toBeHidden()
  await pass(12, page)
  await expect(question(page)).toBeHidden()
  await pass(1, page)
  await expect(question(page)).toContainText('Через 2 минуты портал закроет личный кабинет')
  await expect(page.getByRole('button', { name: 'Остаться' })).toBeFocused()
  await expect(page).toHaveTitle(/^Вы здесь\? — /)
  await look()
  await page.setViewportSize({ width: 320, height: 640 })
  await look()
  await pass(1.5, page)
  await expect(question(page)).toContainText('Через 30 секунд')
  // Whoever presses Escape is here.
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeHidden()
  await expect(birthPlace(page)).toBeFocused()

  await pass(13, page)
  await page.getByRole('button', { name: 'Остаться' }).click()
  await expect(question(page)).toBeHidden()
  await pass(6, page)
  // Who types on is not asked.
  const heard = page.waitForResponse('**/session/stay')
  await birthPlace(page).press('End')
  await birthPlace(page).pressSequentially(', 2')
  await heard
  await expect(birthPlace(page)).toHaveValue(`${typed}, 2`)
  await pass(8, page)
  await expect(question(page)).toBeHidden()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(`${typed}, 2`)
})

test('SE-004 ID-005 when the session ends unanswered, the page shows nothing of her, and what she typed waits', async ({
  page,
  look,
}) => {
  const person = await startTyping(page)
  await pass(13, page)
  await expect(question(page)).toBeVisible()
  await pass(2, page)
  await expect(heading(page, 'Нужно войти ещё раз')).toBeVisible()
  await expect(page.getByText('не пропало')).toBeVisible()
  for (const secret of [typed, person.name, person.snils])
    await expect(page.locator('body')).not.toContainText(secret)
  await look()

  await page.context().clearCookies({ domain: new URL(site.simulator).hostname })
  await page.getByRole('link', { name: 'Войти' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person })
  await page.getByRole('link', { name: 'проверить и сохранить' }).click()
  await expect(birthPlace(page)).toHaveValue(typed)
})

test('what is done in one tab keeps the other one open, and after «Выйти» in one nothing stands in the other', async ({
  page,
}) => {
  const person = await startTyping(page)
  const tab = await page.context().newPage()
  await tab.clock.install()
  await tab.goto(`${site.portal}/cards`)
  await pass(13, page, tab)
  await expect(question(page)).toBeVisible()
  await expect(question(tab)).toBeVisible()
  await tab.getByRole('button', { name: 'Остаться' }).click()
  await expect(question(page)).toBeHidden()
  await expect(birthPlace(page)).toHaveValue(typed)

  await pass(13, page, tab)
  await question(tab).getByRole('button', { name: 'Выйти' }).click()
  await expect(heading(tab, 'Вы вышли')).toBeVisible()
  await pass(2, page)
  await expect(heading(page, 'Нужно войти ещё раз')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(person.name)
})

test('SE-005 the end after twelve hours is told five minutes before', async ({ page, look }) => {
  await startTyping(page)
  for (let passed = 0; passed < 11 * 60 + 50; passed += 10) {
    await site.later(10 * minute)
    await page.reload()
  }
  await pass(5, page)
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
  const told = page.getByRole('dialog', { name: 'Скоро нужно войти ещё раз' })
  await expect(told).toContainText('Через 5 минут портал закроет личный кабинет')
  await look()
  await page.getByRole('button', { name: 'Понятно' }).click()
  await expect(told).toBeHidden()
  await pass(5, page)
  await expect(heading(page, 'Нужно войти ещё раз')).toBeVisible()
})

test('without a connection the page is blank when its time is over', async ({ browser, contextOptions }) => {
  // Not the page that may not complain: a browser says of each request that it was not answered.
  const context = await browser.newContext({ ...contextOptions, baseURL: site.portal })
  const page = await context.newPage()
  const person = await startTyping(page)
  await page.route('**/session/*', (route) => route.abort())
  await pass(13, page)
  await pass(2, page)
  await expect(page.getByRole('dialog', { name: 'Личный кабинет закрыт' })).toBeVisible()
  await expect(birthPlace(page)).toBeHidden()
  await expect(page.getByText(person.name)).toBeHidden()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Проверить ещё раз' }).click()
  await expect(heading(page, 'Нужно войти ещё раз')).toBeVisible()
  await context.close()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a quiet line says how long the cabinet stays open', async ({ page, look }) => {
    await register({ page, site, person: await newcomer(site) }, region)
    await expect(quietLine(page)).toBeVisible()
    await look()
  })
})
