import type { Page } from '@playwright/test'
import { codeFor } from './people.ts'
import { expectCardOf, goToGosuslugi } from './portal.ts'
import type { Site } from './start.ts'
import { expect, test } from './test.ts'

// Only what programs written for the real page look for: its elements, ids and classes, never our words or roles.
const form = 'body > esia-root > div > esia-login > div > div.form-container > form'
const boxes = (kind: 'esia-otp' | 'esia-ttp') =>
  `esia-enter-mfa > ${kind} > form > esia-code-input > code-input > span > input[type=tel]`

async function typePassword(page: Page, login: string, password: string): Promise<void> {
  await page.locator(`${form} input#login.plain-input`).fill(login)
  await page.locator(`${form} input#password`).fill(password)
  await page.locator('button.plain-button.plain-button_wide').click()
}

/** As bots do it: digit by digit into six boxes, and no button. */
async function typeCode(page: Page, kind: 'esia-otp' | 'esia-ttp', code: string): Promise<void> {
  await expect(page.locator(boxes(kind))).toHaveCount(6)
  for (const [at, digit] of code.split('').entries()) await page.locator(boxes(kind)).nth(at).fill(digit)
}

async function askStand(site: Site, path: string, form?: Record<string, string>): Promise<string> {
  const sent = form && { method: 'POST', body: new URLSearchParams(form) }
  const answer = await fetch(`${site.simulator}${path}`, sent)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

const field = (json: string, name: string) => new RegExp(`"${name}":"(\\d{6})"`).exec(json)?.[1] ?? ''

test('a program that knows the real page signs in by SMS', async ({ page, site, person }) => {
  const vera = await person('confirmed')
  await goToGosuslugi({ page, site }, 'Приморский край')
  await typePassword(page, vera.phone, vera.password)
  await typeCode(page, 'esia-otp', await codeFor(site, vera))
  await expectCardOf(page, vera)
})

test('a program that knows the real page signs in by a code of an application', async ({
  page,
  site,
  person,
}) => {
  const elena = await person('mother')
  await askStand(site, '/trial/totp', { person: elena.id })
  await goToGosuslugi({ page, site }, 'Приморский край')
  await typePassword(page, elena.email, elena.password)
  await page.locator(boxes('esia-ttp')).first().waitFor()
  await typeCode(page, 'esia-ttp', field(await askStand(site, `/trial/totp?person=${elena.id}`), 'code'))
  await page.locator('#grantAuthorization').click()
  await expectCardOf(page, elena)
  await askStand(site, '/trial/totp', { person: elena.id, secret: 'off' })
})

test('a program that knows the real page gets through the picture after three wrong passwords', async ({
  page,
  site,
  person,
}) => {
  const oleg = await person('no-patronymic')
  await goToGosuslugi({ page, site }, 'Приморский край')
  for (const wrong of ['Wrong-1', 'Wrong-2']) {
    await typePassword(page, oleg.snils, wrong)
    await expect(page.locator('.error-label.mb-4')).toHaveText('Неверный логин или пароль')
  }
  await typePassword(page, oleg.snils, 'Wrong-3')

  const reaction = 'body > esia-root > esia-reaction'
  await expect(page.locator(`${reaction} img`)).toBeVisible()
  const entry = page.locator(`${reaction} div.esia-captcha__code-entry`)
  await entry.locator('input').fill(field(await askStand(site, '/trial/captcha'), 'answer'))
  await entry.locator('button').click()

  await typePassword(page, oleg.snils, oleg.password)
  await typeCode(page, 'esia-otp', await codeFor(site, oleg))
  await expectCardOf(page, oleg)
})
