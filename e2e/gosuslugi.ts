import { expect, type Page } from '@playwright/test'
import { codeFor, type Person } from './people.ts'
import type { Addresses } from './start.ts'

type AtGosuslugi = {
  readonly page: Page
  readonly site: Addresses
  readonly person: Person
  /** What they type as the login; by default their phone. */
  readonly login?: string
  /** Called on every page passed; by default nobody looks. */
  readonly look?: () => Promise<void>
}

const nobodyLooks = () => Promise.resolve()

/** From the page of login and password to where Госуслуги sends the person next. */
export async function signInAtGosuslugi({
  page,
  site,
  person,
  login,
  look = nobodyLooks,
}: AtGosuslugi): Promise<void> {
  await expectAtGosuslugi(page, site)
  await look()
  await enterPassword(page, person, login)
  await look()
  await enterCode(page, await codeFor(site, person))
}

export async function expectAtGosuslugi(page: Page, site: Addresses): Promise<void> {
  await expect(page).toHaveURL((url) => url.origin === site.simulator)
  await expect(page.getByText('Тестовый стенд ЕСИА — не вводите настоящие пароли')).toBeVisible()
}

export async function enterPassword(page: Page, person: Person, login = person.phone): Promise<void> {
  await page.getByLabel('Телефон / Эл. почта / СНИЛС').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

/** Without script one field and a button; with it six boxes, of which the last sends the form. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Код из СМС' }).waitFor()
  await page.waitForLoadState()
  const field = page.getByRole('textbox', { name: 'Код из СМС' })

  if ((await field.count()) === 0) {
    await page.getByLabel('Цифра 1 из 6').pressSequentially(code)
  } else {
    await field.fill(code)
    await page.getByRole('button', { name: 'Подтвердить' }).click()
  }
}

/** The page that asks to hand over data, for people who have not granted it before. */
export async function handOverData(page: Page, look = nobodyLooks): Promise<void> {
  await expect(page.getByRole('button', { name: 'Предоставить' })).toBeVisible()
  await look()
  await page.getByRole('button', { name: 'Предоставить' }).click()
}
