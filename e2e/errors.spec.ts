import type { Page } from '@playwright/test'
import {
  chooseRegion,
  goToSignIn,
  register,
  savePassword,
  openSettings,
  signInWithPassword,
} from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Республика Саха (Якутия)'

/** The summary has the focus, names each error, and leads to its field, beside which the same words stand. */
async function expectTold(page: Page, field: string, words: RegExp): Promise<void> {
  await expect(page).toHaveTitle(/^Ошибка: /)
  const summary = page.locator('.nhsuk-error-summary')
  await expect(summary).toBeFocused()
  await expect(summary).toBeInViewport()
  await summary.getByRole('link', { name: words }).first().click()
  const input = page.getByLabel(field, { exact: true })
  await expect(input).toBeFocused()
  await expect(input).toHaveAccessibleDescription(words)
  await expect(input).toHaveAttribute('aria-invalid', 'true')
}

test('AX-004 whoever left something out is led to it, and keeps what they typed', async ({
  page,
  site,
  look,
}) => {
  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, 'vera@pochta.example', '')
  await expectTold(page, 'Пароль', /Введите пароль/)
  await expect(page.getByLabel('Логин')).toHaveValue('vera@pochta.example')
  await look()

  await chooseRegion({ page, site }, region)
  await page.getByRole('link', { name: 'Служба поддержки' }).first().click()
  await page.getByLabel('Что случилось').fill('\n Не вижу карту\n  "совсем" <никак>')
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expectTold(page, 'Как с Вами связаться', /чтобы Вам ответили/)
  await expect(page.getByLabel('Что случилось')).toHaveValue('\n Не вижу карту\n  "совсем" <никак>')
})

test('PW-001 AX-004 a password that is not taken is told why at once, and another is offered', async ({
  page,
  site,
  person,
  look,
}) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  const refused: readonly (readonly [string, string, string, RegExp])[] = [
    ['', '', 'Пароль', /Введите пароль/],
    ['Ab123', 'Ab123', 'Пароль', /короче 6/],
    ['a1'.repeat(64) + 'b', '', 'Пароль', /длиннее 128/],
    ['Kalina 58', 'Kalina 58', 'Пароль', /пробел/],
    ['Kalina58', 'Kalina59', 'Повторите пароль', /не совпали/],
  ]
  for (const [password, again, field, words] of refused) {
    await savePassword(page, password, again)
    await expectTold(page, field, words)
    await expect(page.getByLabel('Пароль', { exact: true })).toHaveValue('')
  }

  await savePassword(page, 'Gfhjkm2024')
  await expectTold(page, 'Пароль', /угадают первым и в другой раскладке/)
  const offered = await page.getByText('Или возьмите готовый').locator('span').innerText()
  await look()
  await savePassword(page, offered)
  await expect(page.getByRole('heading', { name: 'Пароль сохранён' })).toBeVisible()
})
