import { enterPassword } from './gosuslugi.ts'
import { goToSignIn, heading, chooseRegion, signInWithPassword } from './portal.ts'
import { expect, test } from './test.ts'

test('«Назад» shows the answer to a form once more, not a page of the browser’s own', async ({
  page,
  site,
}) => {
  await goToSignIn({ page, site }, 'Камчатский край')
  await signInWithPassword(page, '+79161234567', 'nonsense')
  await expect(page.getByText('Логин или пароль не подошли').first()).toBeVisible()
  await page.getByRole('link', { name: 'сменить' }).click()
  await expect(heading(page, 'Выберите свой регион')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Логин')).toHaveValue('+79161234567')

  await chooseRegion({ page, site }, 'Камчатский край')
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByRole('button', { name: 'Нет, я отказываюсь' }).click()
  await page.getByRole('link', { name: 'сменить' }).click()
  await expect(heading(page, 'Выберите свой регион')).toBeVisible()
  await page.goBack()
  await expect(heading(page, 'Вы отказались')).toBeVisible()
})

test('«Назад» from the help of Госуслуги leads to the refusal that sent for it', async ({
  page,
  site,
  person,
}) => {
  const vera = await person('confirmed')
  await goToSignIn({ page, site }, 'Камчатский край')
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await enterPassword(page, { ...vera, password: 'nonsense' })
  await expect(page.getByText('Неверный логин или пароль').first()).toBeVisible()
  await page.getByRole('link', { name: 'Не удается войти?' }).click()
  await expect(heading(page, 'Не удается войти?')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Неверный логин или пароль').first()).toBeVisible()
})
