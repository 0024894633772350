import { expect, type Page } from '@playwright/test'
import { signInAtGosuslugi } from './gosuslugi.ts'
import type { Person } from './people.ts'
import type { Addresses } from './start.ts'

export type Visit = { readonly page: Page; readonly site: Addresses }

export async function chooseRegion({ page, site }: Visit, region: string): Promise<void> {
  await page.goto(site.portal)
  await pickRegion(page, region)
}

export async function pickRegion(page: Page, region: string): Promise<void> {
  await page.getByRole('button', { name: region }).click()
  await expect(heading(page, region)).toBeVisible()
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** From the first page to Госуслуги, with the consent given. */
export async function goToGosuslugi(visit: Visit, region: string): Promise<void> {
  await chooseRegion(visit, region)
  await agree(visit.page)
}

/** From the main page of a region to Госуслуги. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
}

/** The whole of rows 1–9 for a person who granted their data before. */
export async function register(visit: Visit & { readonly person: Person }, region: string): Promise<void> {
  await goToGosuslugi(visit, region)
  await signInAtGosuslugi(visit)
  await expect(heading(visit.page, 'Мои карты')).toBeVisible()
}

/** Back to the main page of the region and on to its sign-in page. */
export async function goToSignIn(visit: Visit, region: string): Promise<void> {
  await chooseRegion(visit, region)
  await visit.page.getByRole('button', { name: 'Войти' }).click()
}

export async function signInWithPassword(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
}

export async function openSettings(page: Page, person: Person): Promise<void> {
  await openMenu(page, person)
  await page.getByRole('link', { name: 'настройки', exact: true }).click()
}

/** A <details>, which has the role of a group, so its summary is found by its words. */
export async function openMenu(page: Page, { name }: Person): Promise<void> {
  await page.locator('summary', { hasText: name }).click()
}

export async function savePassword(page: Page, password: string, repeated = password): Promise<void> {
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByLabel('Повторите пароль', { exact: true }).fill(repeated)
  await page.getByRole('button', { name: 'сохранить' }).click()
}

export async function signOut(page: Page, person: Person): Promise<void> {
  await openMenu(page, person)
  await page.getByRole('button', { name: 'Выйти' }).click()
  await expect(page.locator('summary', { hasText: person.name })).toHaveCount(0)
}

/** Their own card, and no other one. */
export async function expectCardOf(page: Page, { name }: Person): Promise<void> {
  await expect(heading(page, 'Мои карты')).toBeVisible()
  for (const part of name.split(' ')) await expect(page.getByRole('main')).toContainText(part)
}
