import { heading, openMenu, register, savePassword } from './portal.ts'
import { expect, test } from './test.ts'

test('a person sets a password of the portal, and learns their login', async ({
  page,
  site,
  person,
  look,
  picture,
}) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, 'Омская область')

  await test.step('11. the name opens a menu with the settings', async () => {
    await openMenu(page, vera)
    const settings = page.getByRole('link', { name: 'настройки', exact: true })
    await picture('menu', { press: settings })
    await settings.click()
    await expect(page.getByLabel('Пароль', { exact: true })).toBeVisible()
    await expect(page.getByText('Ваш логин')).toBeVisible()
    await look()
    await picture('login', { at: page.getByText(vera.snils) })
    await picture('settings', { press: page.getByRole('button', { name: 'сохранить' }) })
  })

  for (const { why, password, repeated } of [
    { why: 'shorter than six', password: 'Ab123', repeated: 'Ab123' },
    { why: 'not Latin', password: 'Пароль1', repeated: 'Пароль1' },
    { why: 'with a sign', password: 'Ryabina!58', repeated: 'Ryabina!58' },
    { why: 'common', password: 'qwerty123', repeated: 'qwerty123' },
    { why: 'typed differently', password: 'Ryabina58', repeated: 'Ryabina59' },
  ]) {
    await test.step(`13. a password ${why} is not taken`, async () => {
      await savePassword(page, password, repeated)
      await expect(page).toHaveTitle(/^Ошибка: /)
      await expect(page.getByRole('alert')).toBeVisible()
    })
  }
  await look()
  await picture('password-error')

  await test.step('12. a password of letters and digits is saved', async () => {
    await savePassword(page, 'Ryabina58')
    await expect(page.getByRole('main').getByText('Ваш логин').first()).toBeVisible()
    await expect(page).not.toHaveTitle(/^Ошибка: /)
    await look()
    await picture('password-saved')
  })

  await page.goto('/cards')
  await expect(heading(page, 'Мои карты')).toBeVisible()
})
