import { newcomer } from './newcomer.ts'
import { heading, register } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Калининградская область'

test('a daughter gets access to her mother’s card by a code, and her mother takes it back', async ({
  page,
  browser,
  site,
  person,
  look,
  contextOptions,
}) => {
  const [vera, anna] = [await newcomer(site), await person('no-policy')]
  await register({ page, site, person: vera }, region)
  await page.getByRole('link', { name: 'Кто видит эту карту' }).click()
  await look()
  await page.getByRole('button', { name: 'Получить код' }).click()
  await expect(page.getByText('Нужно исправить')).toBeVisible()
  await look()
  await page.getByLabel('Сыну или дочери этого человека').check()
  await page.getByRole('button', { name: 'Получить код' }).click()
  await expect(page.getByText('Код показан один раз', { exact: false })).toBeVisible()
  await look()
  const code = await page.locator('.access-code').innerText()
  await page.reload()
  await expect(page.locator('.access-code')).toHaveCount(0)

  const context = await browser.newContext({ ...contextOptions, baseURL: site.portal })
  const hers = await context.newPage()
  await register({ page: hers, site, person: anna }, region)
  await hers.getByRole('link', { name: 'Добавить карту' }).click()
  await hers.getByRole('link', { name: 'У меня есть код' }).click()
  await hers.getByLabel('Код, 10 цифр').fill('0000 000 000')
  await hers.getByRole('button', { name: 'Дальше' }).click()
  await expect(hers.getByText('Код не подошёл').first()).toBeVisible()
  await hers.getByLabel('Код, 10 цифр').fill(code)
  await hers.getByRole('button', { name: 'Дальше' }).click()
  await expect(heading(hers, 'Добавить эту карту?')).toBeVisible()
  await expect(hers.getByRole('main')).toContainText(vera.name)
  await hers.getByRole('button', { name: 'Добавить карту' }).click()
  await expect(hers.getByText('Карта добавлена', { exact: true })).toBeVisible()
  await expect(hers.getByRole('main')).toContainText('Вы действуете за другого человека')
  const address = hers.url().split('?')[0] ?? ''

  await page.reload()
  await expect(page.getByRole('main')).toContainText(anna.name)
  await look()
  await page.getByRole('button', { name: 'Закрыть доступ' }).click()
  await expect(page.getByText('Доступ закрыт', { exact: true })).toBeVisible()
  await look()
  const gone = await hers.goto(address)
  expect(gone?.status()).toBe(404)
  await context.close()
})
