import { signInAtGosuslugi } from './gosuslugi.ts'
import { newcomer } from './newcomer.ts'
import { expectCardOf, goToSignIn, heading, openSettings, register } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Камчатский край'

test('SE-010 a woman closes her cabinet on another device, then on all of them, and stays where she is', async ({
  page,
  browser,
  site,
  look,
  contextOptions,
}) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await page.getByRole('link', { name: 'Показать устройства' }).click()
  await expect(heading(page, 'Устройства')).toBeVisible()
  await expect(page.getByText('На других устройствах кабинет не открыт.')).toBeVisible()
  await look()

  const context = await browser.newContext({ ...contextOptions, baseURL: site.portal })
  const phone = await context.newPage()
  const signIn = async () => {
    await goToSignIn({ page: phone, site }, region)
    await phone.getByRole('button', { name: 'госуслуги' }).click()
    await signInAtGosuslugi({ page: phone, site, person: vera })
    await expectCardOf(phone, vera)
  }
  await signIn()

  await page.reload()
  await expect(page.getByText('Это устройство')).toHaveCount(1)
  await look()
  await page.getByRole('button', { name: 'Завершить сеанс' }).click()
  await expect(page.getByText('Сеанс завершён', { exact: true })).toBeVisible()
  await expect(page.getByText('На других устройствах кабинет не открыт.')).toBeVisible()
  await look()
  await phone.reload()
  await expect(heading(phone, 'Нужно войти ещё раз')).toBeVisible()
  await expect(phone.getByRole('main')).not.toContainText(vera.snils)

  await context.clearCookies()
  await signIn()
  await page.reload()
  await page.getByRole('button', { name: 'Завершить все остальные' }).click()
  await expect(page.getByText('Остальные сеансы завершены')).toBeVisible()
  await look()
  await phone.reload()
  await expect(heading(phone, 'Нужно войти ещё раз')).toBeVisible()
  await page.goto('/cards')
  await expectCardOf(page, vera)
  await context.close()
})
