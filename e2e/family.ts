import { expect, type Page } from '@playwright/test'
import { heading } from './portal.ts'

const nobodyShoots = (_name: string) => Promise.resolve()

/** From «Мои карты»: types the card of a child, page by page, and makes it. */
export async function addChild(page: Page, shoot = nobodyShoots): Promise<void> {
  const next = async () => {
    await shoot(`Новая карта: ${await page.getByRole('heading', { level: 1 }).innerText()}`)
    await page.getByRole('button', { name: 'Дальше' }).click()
  }
  const named = (name: string) => page.locator(`[name="${name}"]`)
  const choose = (name: string, value: string) => page.locator(`[name="${name}"][value="${value}"]`).check()

  await page.getByRole('link', { name: 'Добавить карту' }).click()
  await page.getByRole('link', { name: 'Вписать данные' }).click()
  await choose('kinship', 'child')
  await next()
  await choose('ground', 'birth-certificate')
  await next()
  await named('lastName').fill('Смирнов')
  await named('firstName').fill('Пётр')
  await named('middleName').fill('Ильич')
  await named('birth-day').fill('30')
  await named('birth-month').fill('9')
  await named('birth-year').fill('2019')
  await choose('gender', 'male')
  await named('citizenship').fill('Россия')
  await named('snils').fill('087-654-303 00')
  await next()
  await choose('paper', '03')
  await named('series').fill('II-ЛЕ')
  await named('number').fill('123456')
  await next()
  await choose('policyKind', 'enp')
  await named('policyNumber').fill('2690089719999991')
  await next()
  await next()
  await shoot('Новая карта: проверка')
  await page.getByRole('button', { name: 'Создать карту' }).click()
  await expect(heading(page, 'Смирнов Пётр Ильич')).toBeVisible()
}
