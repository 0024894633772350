import fs from 'node:fs'
import { chromium } from '@playwright/test'
import { register } from './portal.ts'
import { personOf } from './people.ts'
import { examine } from './examine.ts'
import { startSite, newDataDir } from './start.ts'
const site = await startSite({ dataDir: newDataDir(), env: { PORT: '3141', SIMULATOR_PORT: '3142' } })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic'] })
try {
const page = await browser.newPage()
const shoot = async (name: string, widths = [320, 768, 1280]) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) process.stdout.write(`${name} at ${width}: overflows by ${over}\n`)
    await page.screenshot({ path: `/tmp/pc/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  try { await examine(page, { scriptOn: true }) } catch (e) { process.stdout.write(name + String(e).slice(0, 600) + '\n') }
  fs.writeFileSync(`/tmp/pc/${name}.html`, await (await page.request.get(page.url())).text())
}
const vera = await personOf(site, 'confirmed')
await register({ page, site, person: vera }, 'Белгородская область')
await shoot('cards')
const go = async (key: string, link = 'Здесь ошибка') => { await page.goto(site.portal + '/cards'); await page.getByRole('link', { name: `${link} ${key}`, exact: true }).click() }
await go('Фамилия'); await shoot('surname', [320, 1280])
await page.getByLabel('Правильно').fill('Иванoва'); await page.getByRole('button', { name: 'Сохранить' }).click(); await shoot('surname-error', [320])
await page.getByLabel('Правильно').fill('Иванова-Петрова'); await page.getByRole('button', { name: 'Сохранить' }).click(); await shoot('saved', [320, 1280])
await go('Фамилия'); await shoot('surname-own', [320])
await go('Кем выдан'); await shoot('paper', [320, 1280])
await page.getByLabel('Номер', { exact: true }).fill('12'); await page.getByRole('button', { name: 'Сохранить' }).click(); await shoot('paper-error', [320])
await go('Дата выдачи'); await page.getByLabel('День').fill('21'); await page.getByLabel('Месяц').fill('5');await page.getByLabel('Год').fill('2003'); await page.getByLabel('Кем выдан').fill('УФМС по месту примера'); await page.getByRole('button', { name: 'Сохранить' }).click();
await go('Дата рождения'); await shoot('birth', [320])
await go('Пол'); await shoot('gender', [320])
await go('Адрес проживания'); await shoot('address', [320])
await go('Домашний телефон', 'Указать'); await shoot('contacts', [320, 1280])
await page.getByLabel('Домашний телефон').fill('123'); await page.getByRole('button', { name: 'Сохранить' }).click(); await shoot('contacts-error', [320])
await page.getByLabel('Домашний телефон').fill('8 (4722) 12-34-56'); await page.getByRole('button', { name: 'Сохранить' }).click()
await page.getByRole('button', { name: 'Всё верно' }).click(); await shoot('checked')
await page.goto(site.portal + '/settings')
await page.getByLabel('Пароль', { exact: true }).fill('Ryabina58'); await page.getByLabel('Повторите пароль', { exact: true }).fill('Ryabina58'); await page.getByRole('button', { name: 'сохранить' }).click()
await page.locator('summary', { hasText: vera.name }).click(); await page.getByRole('button', { name: 'Выйти' }).click()
await page.goto(site.portal + '/help/cards'); await shoot('help', [320, 1280])
await page.goto(site.portal); await page.getByRole('button', { name: 'Белгородская область' }).click(); await page.getByRole('button', { name: 'Войти' }).click()
await page.getByLabel('Логин').fill(vera.phone); await page.getByLabel('Пароль', { exact: true }).fill('Ryabina58'); await page.getByRole('button', { name: 'Войти', exact: true }).click()
await shoot('masked')
await go('СНИЛС'); await shoot('snils-masked', [320])
} catch (error) { process.stdout.write(String(error) + '\n' + site.words()) } finally { await browser.close(); await site.stop() }
