import { signInAtGosuslugi } from './gosuslugi.ts'
import { newcomer } from './newcomer.ts'
import { expectCardOf, goToSignIn, heading, openSettings, register, signOut } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Магаданская область'

test('the page of keys says what they need, and Госуслуги stays the way', async ({ page, site, look }) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await page.getByRole('link', { name: 'Ключи входа' }).click()
  await expect(heading(page, 'Вход без пароля')).toBeVisible()
  await expect(page.getByText('Здесь добавить ключ не получится')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Добавить ключ' })).toHaveCount(0)
  await look()

  await signOut(page, vera)
  await goToSignIn({ page, site }, region)
  await expect(page.getByRole('button', { name: 'Войти с ключом' })).toHaveCount(0)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expectCardOf(page, vera)
})
