import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findWholeChromium, launchOptions } from './browser.ts'
import { examine } from './examine.ts'
import { expectAtGosuslugi, signInAtGosuslugi } from './gosuslugi.ts'
import { chooseRegion, heading, openSettings, register, savePassword, signInWithPassword } from './portal.ts'
import { expect, test as usual } from './test.ts'

/** Chromium's setting «Block all cookies», as its own page of settings writes it. */
const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }

const test = usual.extend<{ readonly stubborn: Page }>({
  stubborn: async ({ baseURL }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'registratura-profile-'))
    mkdirSync(join(profile, 'Default'))
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked))
    const executablePath = findWholeChromium()
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(executablePath !== undefined && { executablePath }),
      ...(baseURL !== undefined && { baseURL }),
      locale: 'ru-RU',
    })
    await use(await context.newPage())
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  },
})

const region = 'Омская область'

async function expectTold(page: Page): Promise<void> {
  await expect(heading(page, 'Браузер не запоминает портал')).toBeVisible()
  await examine(page, { scriptOn: true })
  await page.getByRole('link', { name: 'Начать ещё раз' }).click()
}

test('a browser that blocks cookies ends each road on a page that says so, with a way to start again', async ({
  page,
  site,
  person,
  stubborn,
}) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')

  await chooseRegion({ page: stubborn, site }, region)
  expect(await stubborn.context().cookies()).toEqual([])
  await stubborn.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await stubborn.getByRole('button', { name: 'Да, я согласен' }).click()
  await expectTold(stubborn)
  await expect(heading(stubborn, 'Согласие на обработку персональных данных')).toBeVisible()

  await chooseRegion({ page: stubborn, site }, region)
  await stubborn.getByRole('button', { name: 'Войти' }).click()
  await signInWithPassword(stubborn, vera.phone, 'Ryabina58')
  await expectTold(stubborn)
  await expect(heading(stubborn, 'Вход')).toBeVisible()
})

test('a browser that forgets its cookies on the road to Госуслуги learns so on the way back', async ({
  page,
  site,
  person,
}) => {
  const vera = await person('confirmed')
  await chooseRegion({ page, site }, region)
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await expectAtGosuslugi(page, site)
  await page.context().clearCookies({ domain: 'localhost' })
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Вход не завершён')).toBeVisible()
  await expect(page.getByText('Браузер не вернул файл cookie')).toBeVisible()
  await page.getByRole('link', { name: 'Начать ещё раз' }).click()
  await expect(heading(page, 'Выберите свой регион')).toBeVisible()
})
