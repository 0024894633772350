import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { skeletonOf } from './skeleton.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Shown = { readonly scriptOn: boolean; readonly language?: 'ru' | 'en' | undefined }

/** What must hold on every page, whatever it is about. */
export async function examine(page: Page, { scriptOn, language = 'ru' }: Shown): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/ — /)
  expect(await page.evaluate('document.documentElement.lang')).toBe(language)
  expect(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    `${page.url()} scrolls sideways`,
  ).toBeLessThanOrEqual(0)

  const known = `${scriptOn} ${page.viewportSize()?.width} ${skeletonOf(await page.content())}`
  if (examined.has(known)) return
  const violations = scriptOn ? await violationsOf(page) : await violationsOfTwin(page)
  expect(violations, page.url()).toEqual([])
  examined.add(known)
}

/** Pages of this worker without violations: axe takes half a second each, and people meet the same pages often. */
const examined = new Set<string>()

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** axe needs script, so a page without it is examined as a copy whose own scripts are held back. */
async function violationsOfTwin(page: Page): Promise<readonly string[]> {
  const browser: Browser | null = page.context().browser()
  if (!browser) throw new Error('The page has no browser to open its twin in')

  const body = (await page.content()).replaceAll(/<\/?noscript>/g, '')
  const context = await browser.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true })
  const twin = await context.newPage()
  try {
    await twin.route(page.url(), (route) =>
      route.fulfill({
        body,
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': "script-src 'none'" },
      }),
    )
    await twin.goto(page.url())
    return await violationsOf(twin)
  } finally {
    await context.close()
  }
}
