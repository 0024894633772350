import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addChild } from './family.ts'
import { newcomer } from './newcomer.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import {
  goToSignIn,
  heading,
  openSettings,
  register,
  savePassword,
  signInWithPassword,
  signOut,
} from './portal.ts'
import { expect, test } from './test.ts'

test('a person prints the card, with a button where script is on and by the browser where it is off', async ({
  page,
  site,
  person,
  look,
  javaScriptEnabled,
}) => {
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, 'Омская область')
  await page.getByRole('link', { name: 'Распечатать карту' }).click()
  await expect(heading(page, vera.name)).toBeVisible()
  await look()

  const button = page.getByRole('button', { name: 'Распечатать' })
  const how = page.getByText('Чтобы распечатать, нажмите Ctrl+P')
  if (!javaScriptEnabled) {
    await expect(button).toBeHidden()
    await expect(how).toBeVisible()
  } else {
    await expect(how).toBeHidden()
    await page.evaluate('print = () => document.documentElement.dataset.printed = "yes"')
    await button.click()
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes')
  }

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(heading(page, vera.name)).toBeVisible()
  await expect(page.getByText('000-000-701 22')).toBeVisible()
  for (const hidden of ['Распечатать', 'Чтобы распечатать', 'Личный кабинет', 'К карте', 'сменить'])
    await expect(page.getByText(hidden).filter({ visible: true })).toHaveCount(0)
  await page.emulateMedia({ media: 'screen' })
})

test('a mother takes the card of her child along as a file', async ({ page, site, look }) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, 'Республика Татарстан')
  await addChild(page)
  await page.getByRole('link', { name: 'Скачать карту файлом' }).click()
  await expect(heading(page, 'Карта файлом')).toBeVisible()
  await look()

  const { name, text } = await download(page)
  expect(name).toBe('patient-card.json')
  expect(text).toContain('"family": "Смирнов"')
  expect(text).toContain('"RelatedPerson"')
  await expect(heading(page, 'Карта файлом')).toBeVisible()

  await page.getByRole('link', { name: 'Распечатать карту' }).click()
  await expect(page.getByRole('main')).toContainText('мать или отец')
  await look()
})

test('who came by password prints stars, and takes the file after a proof that comes back to it', async ({
  page,
  site,
  person,
  look,
}) => {
  const region = 'Самарская область'
  const vera = await person('confirmed')
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await signOut(page, vera)
  await goToSignIn({ page, site }, region)
  await signInWithPassword(page, vera.phone, 'Ryabina58')

  await page.getByRole('link', { name: 'Распечатать карту' }).click()
  await expect(page.getByText('Номера показаны не полностью')).toBeVisible()
  await expect(page.getByText('000-***-*** 22')).toBeVisible()
  await look()
  await page.goBack()

  await page.getByRole('link', { name: 'Скачать карту файлом' }).click()
  await expect(page.getByRole('button', { name: 'Скачать файл' })).toHaveCount(0)
  await look()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Карта файлом')).toBeVisible()
  expect((await download(page)).text).toContain('"value": "00000070122"')
})

async function download(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать файл' }).click(),
  ])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}
