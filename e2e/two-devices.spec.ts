import { newcomer } from './newcomer.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { goToSignIn, heading, register } from './portal.ts'
import { expect, test } from './test.ts'

test('two devices edit one card: different lines both stay, of one line the person sees both and chooses', async ({
  page,
  browser,
  site,
  look,
  contextOptions,
}) => {
  const region = 'Новосибирская область'
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  const context = await browser.newContext({ ...contextOptions, baseURL: site.portal })
  const phone = await context.newPage()
  await goToSignIn({ page: phone, site }, region)
  await phone.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page: phone, site, person: vera })

  const mistake = (device: typeof page, field: string) =>
    device.getByRole('link', { name: `Здесь ошибка ${field}`, exact: true }).click()
  const correct = async (device: typeof page, field: string, value: string) => {
    await device.getByLabel(`Правильно: ${field}`).fill(value)
    await device.getByRole('button', { name: 'Сохранить' }).click()
  }

  await mistake(page, 'Фамилия')
  await mistake(phone, 'Отчество')
  await correct(phone, 'Отчество', 'Петровна')
  await correct(page, 'Фамилия', 'Кузнецова')
  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Петровна')
  await expect(page.getByRole('main')).toContainText('Кузнецова')

  await mistake(page, 'Имя')
  await mistake(phone, 'Имя')
  await correct(phone, 'Имя', 'Верена')
  await correct(page, 'Имя', 'Вероника')
  await expect(page.getByText('карта изменилась в другом окне').first()).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Верена')
  await expect(page.getByLabel('Правильно: Имя')).toHaveValue('Вероника')
  await look()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('main')).toContainText('Вероника')

  await page.getByRole('link', { name: 'История изменений' }).click()
  await expect(heading(page, 'История карты')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Верена')
  await look()
  await page.getByRole('button', { name: 'Вернуть, как было' }).first().click()
  await expect(page.getByText('Изменение отменено')).toBeVisible()
  await look()
  await page.goto('/cards')
  await expect(page.getByRole('main')).toContainText('Верена')
  await context.close()
})
