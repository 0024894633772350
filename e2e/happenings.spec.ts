import { signInAtGosuslugi } from './gosuslugi.ts'
import { newcomer } from './newcomer.ts'
import { expectCardOf, goToSignIn, heading, openSettings, register, savePassword, signOut } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Магаданская область'

test('a woman reads what happened, finds a sign-in that was not hers, and says so', async ({
  page,
  browser,
  site,
  look,
  contextOptions,
}) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await expect(page.getByText('Пароль сохранён', { exact: true })).toBeVisible()

  const context = await browser.newContext({ ...contextOptions, baseURL: site.portal })
  const stranger = await context.newPage()
  await goToSignIn({ page: stranger, site }, region)
  await stranger.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page: stranger, site, person: vera })
  await expectCardOf(stranger, vera)

  await page.getByRole('link', { name: 'Показать, что происходило' }).click()
  await expect(heading(page, 'Что происходило')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /^Сегодня, / })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Задан пароль портала')
  await look()

  await page
    .getByRole('link', { name: /^Это был не я Вход через Госуслуги/ })
    .first()
    .click()
  await expect(heading(page, 'Это был не я')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('нынешний пароль портала больше не подойдёт')
  await look()
  await page.getByRole('button', { name: 'Да, это был не я' }).click()
  await expect(page.getByText(/Сделано\. Номер обращения: \d{4}-\d{4}/)).toBeVisible()
  await look()
  await stranger.reload()
  await expect(heading(stranger, 'Нужно войти ещё раз')).toBeVisible()
  await expect(stranger.getByRole('main')).not.toContainText(vera.snils)
  await context.close()

  await page.getByRole('link', { name: 'Что происходило' }).first().click()
  await expect(page.getByRole('main')).toContainText('Вы сообщили: «Это был не я»')
  await expect(page.getByRole('main')).toContainText('Вход по паролю портала закрыт')
  await look()
})

test('SE-007 after «Выйти» the way back shows nothing of the person', async ({ page, site }) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await page.goto('/settings/happenings')
  await expect(heading(page, 'Что происходило')).toBeVisible()
  await signOut(page, vera)
  for (const step of ['once', 'twice', 'three times']) {
    await page.goBack()
    await expect(page.locator('body'), step).not.toContainText(vera.name)
    await expect(page.locator('body'), step).not.toContainText(vera.snils)
  }
})
