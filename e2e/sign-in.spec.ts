import { signInAtGosuslugi } from './gosuslugi.ts'
import {
  chooseRegion,
  goToGosuslugi,
  goToSignIn,
  heading,
  openSettings,
  register,
  savePassword,
  signInWithPassword,
  signOut,
  expectCardOf,
} from './portal.ts'
import { expect, test } from './test.ts'

test('a person comes back through Госуслуги, or with the password of the portal', async ({
  page,
  site,
  person,
  look,
  picture,
}) => {
  const vera = await person('confirmed')
  const region = 'Приморский край'
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await signOut(page, vera)
  await look()

  await test.step('14. «Войти» opens the sign-in page', async () => {
    await chooseRegion({ page, site }, region)
    const signIn = page.getByRole('button', { name: 'Войти' })
    await picture('coming-back', { press: signIn })
    await signIn.click()
    await expect(page.getByLabel('Логин')).toBeVisible()
    await look()
    await picture('sign-in')
  })

  await test.step('15. through Госуслуги to the same card, numbers in full', async () => {
    await page.getByRole('button', { name: 'госуслуги' }).click()
    await signInAtGosuslugi({ page, site, person: vera })
    await expect(heading(page, 'Мои карты')).toBeVisible()
    await expect(page.getByRole('main')).toContainText(vera.snils)
    await signOut(page, vera)
  })

  await test.step('15. a wrong password lets nobody in, and does not say whether the account exists', async () => {
    await goToSignIn({ page, site }, region)
    await signInWithPassword(page, vera.phone, 'Ryabina59')
    await expect(page).toHaveTitle(/^Ошибка: /)
    await look()
  })

  for (const login of [vera.phone, vera.email, vera.snils, vera.snils.replaceAll(/\D/g, '')]) {
    await test.step(`15. with the password and the login ${login}, numbers masked`, async () => {
      await goToSignIn({ page, site }, region)
      await signInWithPassword(page, login, 'Ryabina58')
      await expect(heading(page, 'Мои карты')).toBeVisible()
      await expectCardOf(page, vera)
      await expect(page.getByText(vera.snils)).toHaveCount(0)
      await signOut(page, vera)
    })
  }
})

test('who never registered consents after Госуслуги, without a second trip there', async ({
  page,
  site,
  person,
  look,
}) => {
  const vera = await person('confirmed')
  await goToSignIn({ page, site }, 'Камчатский край')
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })

  await expect(heading(page, 'Согласие на обработку персональных данных')).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()

  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expectCardOf(page, vera)
})

test('an account of one region is unknown in another', async ({ page, site, person }) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, 'Магаданская область')
  await signOut(page, vera)

  await goToGosuslugi({ page, site }, 'Новосибирская область')
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expect(page.getByRole('banner').getByText('Новосибирская область')).toBeVisible()
})
