import { signInAtGosuslugi } from './gosuslugi.ts'
import { heading, register, signOut } from './portal.ts'
import { expect, test } from './test.ts'

test('ID-005 who signs out in another window loses nothing of the form they have open', async ({
  page,
  site,
  person,
  look,
}) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, 'Магаданская область')
  await page.getByRole('link', { name: 'Здесь ошибка Место рождения' }).click()
  await page.getByLabel('Правильно: Место рождения').fill('с. Лесное «у реки» & <мост>')

  const window = await page.context().newPage()
  await window.goto(`${site.portal}/cards`)
  await signOut(window, vera)
  await window.close()

  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(heading(page, 'Нужно войти ещё раз')).toBeVisible()
  await expect(page.getByText('не пропало')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Лесное')
  await look()

  await page.getByRole('link', { name: 'Войти' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(page.getByText('Правка ещё не сохранена')).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'проверить и сохранить' }).click()
  await expect(page.getByLabel('Правильно: Место рождения')).toHaveValue('с. Лесное «у реки» & <мост>')
  await look()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('с. Лесное «у реки» & <мост>')
  await expect(page.getByText('Правка ещё не сохранена')).toHaveCount(0)
})
