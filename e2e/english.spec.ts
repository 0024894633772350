import { signInAtGosuslugi } from './gosuslugi.ts'
import { heading, openMenu } from './portal.ts'
import { expect, test } from './test.ts'

test('who reads no Russian registers in English, and signs out', async ({ page, site, person, look }) => {
  const vera = await person('confirmed')

  await test.step('the first page is Russian, and one press makes it English', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(heading(page, 'Choose your region')).toBeVisible()
    await look('en')
    await page.getByRole('button', { name: 'Novosibirsk Region' }).click()
  })

  await test.step('English stays, and the main page has both ways in', async () => {
    await expect(heading(page, 'Novosibirsk Region')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await look('en')
    await page.getByRole('button', { name: 'Register' }).click()
  })

  await test.step('the consent says that it is in Russian, and is marked so', async () => {
    await expect(heading(page, 'Consent to the processing of personal data')).toBeVisible()
    await expect(page.getByText('a legal document, and the law knows it in Russian only')).toBeVisible()
    await expect(page.locator('.document [lang=ru]')).toContainText('Кто даёт согласие')
    await expect(page.getByRole('button', { name: 'No, I refuse (Нет, я отказываюсь)' })).toBeVisible()
    await look('en')
    await page.getByRole('button', { name: 'Yes, I agree (Да, я согласен)' }).click()
  })

  await test.step('Gosuslugi is told of before it opens', async () => {
    await expect(page.getByRole('link', { name: 'Register with your Gosuslugi account' })).toBeVisible()
    await look('en')
    await page.getByRole('button', { name: 'Gosuslugi' }).click()
    await signInAtGosuslugi({ page, site, person: vera })
  })

  await test.step('the card is there', async () => {
    await expect(page).toHaveURL(`${site.portal}/cards`)
    await expect(heading(page, 'My cards')).toBeVisible()
    await expect(page.getByRole('main')).toContainText(vera.snils)
    await look('en')
    await page.getByRole('button', { name: 'All is right' }).click()
    await expect(page.getByText('Thank you, the data are checked')).toBeVisible()
    await look('en')
  })

  await test.step('and the way out ends in English', async () => {
    await openMenu(page, vera)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(heading(page, 'You have signed out')).toBeVisible()
    await look('en')
  })
})

test('a mistake in a form is told in English, and the support too', async ({ page, look }) => {
  await page.goto('/bel/sign-in?language=en')
  await page.getByLabel('Login').fill('nobody')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await look('en')

  await page.getByRole('link', { name: 'Support' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert')).toContainText('Tell us what happened')
  await look('en')

  await page.getByRole('link', { name: 'Русский' }).click()
  await expect(heading(page, 'Служба поддержки')).toBeVisible()
  await look()
})
