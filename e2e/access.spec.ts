import type { Page } from '@playwright/test'
import { newcomer } from './newcomer.ts'
import { expectCardOf, register } from './portal.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 640 } })

const openPages = ['/', '/bel', '/bel/consent', '/bel/sign-in', '/bel/support', '/sight', '/no-such-page']
const cabinetPages = ['/cards', '/cards/new', '/settings', '/settings/devices', '/settings/passkeys']

test('AX-003 every stop of Tab lies on the screen, uncovered, with a line around it', async ({
  page,
  site,
}) => {
  for (const path of openPages) await walkByTab(page, path)
  await register({ page, site, person: await newcomer(site) }, 'Самарская область')
  for (const path of cabinetPages) await walkByTab(page, path)
})

test('AX-012 a finger hits every button, field and link that stands alone: 24 px at least', async ({
  page,
  site,
}) => {
  const small = async (path: string) => {
    await page.goto(path)
    expect(await page.evaluate(TOO_SMALL), path).toEqual([])
  }
  for (const path of openPages) await small(path)
  await register({ page, site, person: await newcomer(site) }, 'Самарская область')
  for (const path of cabinetPages) await small(path)
})

test('AX-009 a person whose scripts never arrive registers all the same', async ({ page, site, look }) => {
  await page.route('**/*.js', (route) => route.fulfill({ status: 404 }))
  const person = await newcomer(site)
  await register({ page, site, person }, 'Самарская область')
  await expectCardOf(page, person)
  await look()
})

test('AX-011 a password manager and the clipboard fill the sign-in', async ({ page }) => {
  await page.goto('/bel/sign-in')
  const login = page.getByLabel('Логин')
  const password = page.getByLabel('Пароль', { exact: true })
  await expect(login).toHaveAttribute('autocomplete', /^username\b/)
  await expect(password).toHaveAttribute('autocomplete', 'current-password')

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const field of [login, password]) {
    await page.evaluate("navigator.clipboard.writeText('Вставлено 1')")
    await field.focus()
    await page.keyboard.press('Control+V')
    await expect(field).toHaveValue('Вставлено 1')
  }
})

test('AX-013 every page names its language, and differs from the others by its title', async ({ page }) => {
  const titles = new Set<string>()
  for (const path of openPages) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
    await expect(page.getByRole('link', { name: 'English' })).toHaveAttribute('lang', 'en')
    titles.add(await page.title())
  }
  expect(titles.size).toBe(openPages.length)
})

async function walkByTab(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const seen = new Set<unknown>()
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab')
    const at: unknown = await page.evaluate(STOP)
    if (at === null) return
    expect(at, path).toMatchObject({ lost: '' })
    seen.add(at)
  }
  throw new Error(`Tab finds no end of ${path}`)
}

/** Runs in the page: null after the last stop; `lost` says what is wrong with this one. */
const STOP = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  // A choice is drawn by its label, over a field that nobody sees.
  const drawn = /^(?:radio|checkbox)$/.test(at.type ?? '') ? at.nextElementSibling : at
  const { top, bottom, left, right } = drawn.getBoundingClientRect()
  const name = drawn.outerHTML.slice(0, 100)
  const shown = [at, drawn].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before')])
  const hasLine = shown.some(({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none')
  const middle = [Math.max(left, 0) + Math.min(right - left, innerWidth) / 2, (top + bottom) / 2]
  const over = document.elementFromPoint(...middle)
  const isCovered = bottom - top < innerHeight && over !== null && !drawn.contains(over) && !over.contains(drawn) && over !== at
  const isOff = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth
  return { name, lost: isOff ? 'off the screen' : isCovered ? 'covered by ' + over.outerHTML.slice(0, 80) : hasLine ? '' : 'no line' }
})()`

/** Runs in the page. A link within a sentence may be as high as its line (WCAG 2.5.8). */
const TOO_SMALL = `[...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
  .filter((one) => one.checkVisibility() && !one.closest('.nhsuk-skip-link'))
  .filter((one) => !(one.matches('a') && one.closest('p, li, dd')?.textContent.trim() !== one.textContent.trim()))
  .map((one) => ({ one, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width < 24 || box.height < 24)
  .map(({ one, box }) => one.outerHTML.slice(0, 120) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`
