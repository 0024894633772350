import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export const schemes = ['light', 'dark', 'forced'] as const
export type Scheme = (typeof schemes)[number]

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The box of a choice is drawn before its label, so axe can't tell the ground of the words: it is that of the page, and
 * `contrast.test.ts` computes the pair.
 */
const explained = /^color-contrast: <label class="nhsuk-label nhsuk-(?:radios|checkboxes)__label"/

/** What axe finds wrong on the page as it stands in this scheme of colours: a line each, and the rules it can't decide. */
export async function violationsIn(
  page: Page,
  scheme: Scheme,
): Promise<{ readonly wrong: readonly string[]; readonly undecided: readonly string[] }> {
  await page.emulateMedia(
    scheme === 'forced'
      ? { colorScheme: 'light', forcedColors: 'active' }
      : { colorScheme: scheme, forcedColors: 'none' },
  )
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  const lines = (found: typeof violations) =>
    found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  // Forced colours are the system's own, whatever the page asks for; axe reads what the page asked for.
  const counts = (id: string) => scheme !== 'forced' || !id.startsWith('color-contrast')
  return {
    wrong: lines(violations.filter(({ id }) => counts(id))),
    undecided: lines(incomplete.filter(({ id }) => counts(id))).filter((line) => !explained.test(line)),
  }
}

/** WCAG 2.2, 1.4.12: what a reader may set, and the page must bear. */
const spacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`

const asked = {
  'spacing of 1.4.12': spacing,
  'text twice as large': 'html { font-size: 200% !important }',
} as const

/** What a page loses when its reader asks for something: a line each. */
export async function losses(page: Page): Promise<readonly string[]> {
  const lost: string[] = []
  for (const [name, rules] of Object.entries(asked)) lost.push(...(await lossOf(page, name, rules)))
  return lost
}

/** By a constructed sheet, which a policy against inline styles lets pass. */
async function lossOf(page: Page, name: string, rules: string): Promise<readonly string[]> {
  const found: unknown = await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(${JSON.stringify(rules)})
    const before = document.adoptedStyleSheets
    document.adoptedStyleSheets = [...before, sheet]
    const root = document.documentElement
    const lost = []
    const width = root.clientWidth
    if (root.scrollWidth > width) {
      const wide = [...document.querySelectorAll('body *')].findLast((one) => one.getBoundingClientRect().right > width)
      lost.push('scrolls sideways by ' + (root.scrollWidth - width) + ': ' + (wide?.outerHTML ?? '').slice(0, 120))
    }
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX, clip, position } = getComputedStyle(element)
      const hidden = clip !== 'auto' || position === 'absolute' || element.closest('[aria-hidden="true"], svg')
      // A field scrolls what is typed in it, at any size.
      if (element.matches('input, textarea')) continue
      if (hidden || overflowX === 'visible' || element.clientWidth === 0) continue
      if (element.scrollWidth > element.clientWidth + 1) lost.push('cut: ' + element.outerHTML.slice(0, 120))
    }
    document.adoptedStyleSheets = before
    return lost
  })()`)
  return Array.isArray(found)
    ? found.map((loss) => `${name}: ${String(loss)}`)
    : [`${name}: nothing was measured`]
}
