import type { Page } from '@playwright/test'
import { newcomer } from './newcomer.ts'
import {
  expectCardOf,
  goToSignIn,
  heading,
  openSettings,
  register,
  savePassword,
  signInWithPassword,
  signOut,
} from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Магаданская область'

/** A device with a place for keys, whose person unlocks it whenever it asks, or never. */
async function deviceOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const answer = (enabled: boolean) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  const verify = (isUserVerified: boolean) =>
    session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  const keys = async () =>
    (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length
  return { answer, verify, keys }
}

async function openKeys(page: Page) {
  await page.getByRole('link', { name: 'Ключи входа' }).click()
  await expect(heading(page, 'Вход без пароля')).toBeVisible()
}

test('a woman adds a key on her telephone, names it, signs in by it, and removes it', async ({
  page,
  site,
  look,
}) => {
  const vera = await newcomer(site)
  const device = await deviceOf(page)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await openKeys(page)
  await look()
  await page.getByRole('button', { name: 'Добавить ключ' }).click()
  await expect(page.getByText('Ключ добавлен', { exact: true })).toBeVisible()
  expect(await device.keys()).toBe(1)
  await look()

  // The same device keeps one key of an account.
  await page.getByRole('button', { name: 'Добавить ключ' }).click()
  await expect(page.getByText('На этом устройстве ключ уже есть.')).toBeVisible()

  await page.getByRole('link', { name: /Изменить или удалить/ }).click()
  await page.getByLabel('Название').fill('Мой телефон')
  await look()
  await page.getByRole('button', { name: 'Сохранить название' }).click()
  await expect(page.getByRole('heading', { name: 'Мой телефон' })).toBeVisible()

  await device.answer(false)
  await signOut(page, vera)
  await goToSignIn({ page, site }, region)
  await expect(page.getByRole('button', { name: 'Войти с ключом' })).toBeVisible()
  await look()
  await device.answer(true)
  await page.getByRole('button', { name: 'Войти с ключом' }).click()
  await expectCardOf(page, vera)

  await openSettings(page, vera)
  await openKeys(page)
  await page.getByRole('link', { name: /Изменить или удалить/ }).click()
  await page.getByRole('button', { name: /Удалить ключ/ }).click()
  await expect(page.getByText('Ключ удалён', { exact: true })).toBeVisible()
  await look()
})

test('the browser offers the key by itself in the field of the login', async ({ page, site }) => {
  const vera = await newcomer(site)
  const device = await deviceOf(page)
  await register({ page, site, person: vera }, 'Приморский край')
  await page.goto('/settings/passkeys')
  await page.getByRole('button', { name: 'Добавить ключ' }).click()
  await expect(page.getByText('Ключ добавлен', { exact: true })).toBeVisible()
  await signOut(page, vera)
  expect(await device.keys()).toBe(1)

  // Whoever chooses it from the list under the field is who the device says they are: nothing is pressed here.
  await goToSignIn({ page, site }, 'Приморский край')
  await expectCardOf(page, vera)
})

test('a man who came by password shows his numbers by the key, once he unlocks it', async ({
  page,
  site,
  look,
}) => {
  const man = await newcomer(site)
  const device = await deviceOf(page)
  await register({ page, site, person: man }, 'Омская область')
  await page.goto('/settings/passkeys')
  await page.getByRole('button', { name: 'Добавить ключ' }).click()
  await expect(page.getByText('Ключ добавлен', { exact: true })).toBeVisible()
  await page.goto('/settings')
  await savePassword(page, 'Topolja79')
  await device.answer(false)
  await signOut(page, man)
  await goToSignIn({ page, site }, 'Омская область')
  await signInWithPassword(page, man.phone, 'Topolja79')
  await expectCardOf(page, man)
  await expect(page.getByRole('main')).not.toContainText(man.snils)
  await look()

  await device.answer(true)
  await device.verify(false)
  await page.getByRole('button', { name: 'Подтвердить ключом' }).click()
  await expect(page.getByText('Ключ не сработал. Попробуйте ещё раз.')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(man.snils)

  await device.verify(true)
  await page.getByRole('button', { name: 'Подтвердить ключом' }).click()
  await expect(page.getByRole('main')).toContainText(man.snils)
  await page.goto('/settings/passkeys')
  await expect(page.getByText('Последний вход этим ключом')).toBeVisible()
})

test('who has no key there is told so, and stays on the page', async ({ page, site, look }) => {
  const device = await deviceOf(page)
  await goToSignIn({ page, site }, region)
  expect(await device.keys()).toBe(0)
  await page.getByRole('button', { name: 'Войти с ключом' }).click()
  await expect(page.getByText('Ключ не сработал. Попробуйте ещё раз.')).toBeVisible()
  await look()
})

test('a key that was removed in the settings opens nothing, and the page leads back', async ({
  page,
  site,
  look,
}) => {
  const vera = await newcomer(site)
  const device = await deviceOf(page)
  // The page that follows a removal lets the browser forget the key; a device that is off then keeps it.
  await page.addInitScript('delete PublicKeyCredential.signalAllAcceptedCredentials')
  await register({ page, site, person: vera }, 'Камчатский край')
  await page.goto('/settings/passkeys')
  await page.getByRole('button', { name: 'Добавить ключ' }).click()
  await expect(page.getByText('Ключ добавлен', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: /Изменить или удалить/ }).click()
  await page.getByRole('button', { name: /Удалить ключ/ }).click()
  await expect(page.getByText('Ключ удалён', { exact: true })).toBeVisible()
  expect(await device.keys()).toBe(1)
  await device.answer(false)
  await signOut(page, vera)
  await goToSignIn({ page, site }, 'Камчатский край')
  // A question that was put to a device that is off is never answered: the page has to ask again.
  await device.answer(true)
  await page.reload({ waitUntil: 'commit' })
  await expect(heading(page, 'Войти с ключом не получилось')).toBeVisible()
  await look()
  await device.answer(false)
  await page.getByRole('link', { name: 'Вернуться ко входу' }).click()
  await expect(heading(page, 'Вход')).toBeVisible()
})
