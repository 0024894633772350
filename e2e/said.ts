import type { Page } from '@playwright/test'

/** What is another on another day: the day of a registration, the seconds that are counted down. */
export const PASSING: readonly (readonly [RegExp, string])[] = [
  [/(?<=из Госуслуг, |введено Вами, |проверили данные )\d+ \p{L}+ \d{4}/gu, '23 ноября 2026'],
  [/(?<=можно через )\d+ с/gu, '60 с'],
]

/** Everything that a page says and offers, wherever its links lead and whatever day it is. */
export async function saidOn(page: Page): Promise<string> {
  const said = await page.locator('body').ariaSnapshot()
  const lines = said.split('\n').filter((line) => !/^\s*- \/url: /.test(line))

  return `${PASSING.reduce((text, [passing, still]) => text.replaceAll(passing, still), lines.join('\n'))}\n`
}
