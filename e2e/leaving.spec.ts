import { addChild } from './family.ts'
import { newcomer } from './newcomer.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { goToSignIn, heading, openSettings, register, savePassword, signInWithPassword } from './portal.ts'
import { expect, test } from './test.ts'

test('a mother deletes the card of her child, thinks again, and takes it back', async ({
  page,
  site,
  look,
}) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, 'Приморский край')
  await addChild(page)

  await page.getByRole('link', { name: 'Удалить карту Смирнов Пётр Ильич' }).click()
  await expect(heading(page, 'Удалить карту: Смирнов Пётр Ильич')).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Не удалять' }).click()
  await expect(heading(page, 'Смирнов Пётр Ильич')).toBeVisible()

  await page.getByRole('link', { name: 'Удалить карту Смирнов Пётр Ильич' }).click()
  await page.getByRole('button', { name: 'Удалить карту' }).click()
  await expect(page.getByText('Карта удалена', { exact: true })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Смирнов')
  await look()

  await page.getByRole('button', { name: /Вернуть/ }).click()
  await expect(page.getByText('Карта снова в Вашем кабинете')).toBeVisible()
  await expect(heading(page, 'Смирнов Пётр Ильич')).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Мои карты' }).first().click()
  await expect(page.getByText('Удалённые карты')).toHaveCount(0)
})

test('who wants to delete their own card is led to the closing of the account', async ({
  page,
  site,
  look,
}) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, 'Камчатский край')
  await page.getByRole('link', { name: `Удалить карту ${vera.name}` }).click()
  await expect(heading(page, 'Свою карту удаляют вместе с кабинетом')).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Закрыть личный кабинет' }).click()
  await expect(heading(page, 'Закрыть личный кабинет')).toBeVisible()
})

test('a person closes the account after a fresh proof, and comes back by Госуслуги', async ({
  page,
  site,
  look,
}) => {
  const region = 'Калининградская область'
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await page.context().clearCookies({ name: '__Host-session' })
  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, vera.phone, 'Ryabina58')

  await openSettings(page, vera)
  await page.getByRole('link', { name: 'Закрыть личный кабинет' }).click()
  await expect(heading(page, 'Закрыть личный кабинет')).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Закрыть личный кабинет')).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'Закрыть личный кабинет' }).click()
  await expect(heading(page, 'Личный кабинет закрыт')).toBeVisible()
  await look()

  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, vera.phone, 'Ryabina58')
  await expect(page.getByRole('alert')).toContainText('Вы закрыли личный кабинет')
  await look()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Согласие на обработку персональных данных')).toBeVisible()
  await expect(page.getByText('Вы закрыли личный кабинет', { exact: true })).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await expect(page.getByText('Личный кабинет снова открыт')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Иванова')
  await look()
})

test('who came by password proves at Госуслуги who they are, and then deletes the card of a child', async ({
  page,
  site,
  look,
}) => {
  const region = 'Магаданская область'
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await addChild(page)
  const card = new URL(page.url()).pathname
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await page.context().clearCookies({ name: '__Host-session' })
  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, vera.phone, 'Ryabina58')

  await page.goto(`${site.portal}${card}`)
  await page.getByRole('link', { name: 'Удалить карту Смирнов Пётр Ильич' }).click()
  await expect(page.getByText('Сначала подтвердите, что это Вы')).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Удалить карту: Смирнов Пётр Ильич')).toBeVisible()
  await page.getByRole('button', { name: 'Удалить карту' }).click()
  await expect(page.getByText('Карта удалена', { exact: true })).toBeVisible()
})
