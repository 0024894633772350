import { chromium } from '@playwright/test'
import { findWholeChromium, launchOptions } from '../../e2e/browser.ts'
import { walk } from '../../e2e/walk.ts'
import type { Stage } from './stage.ts'

export type Browsed = { readonly pages: number; readonly reports: readonly string[] }

/** Walks every page there is in a real browser behind TLS, and collects what it reports of the policy. */
export async function browse({ portal, simulator }: Stage): Promise<Browsed> {
  // The one without a window can't always go back.
  const executablePath = findWholeChromium()
  if (executablePath === undefined) throw new Error('No Chromium found: npx playwright install chromium')
  const browser = await chromium.launch({ ...launchOptions, executablePath })
  try {
    const context = await browser.newContext({
      locale: 'ru-RU',
      ignoreHTTPSErrors: true,
      viewport: { width: 320, height: 640 },
    })
    const page = await context.newPage()
    const reports: string[] = []
    const audits = await context.newCDPSession(page)
    await audits.send('Audits.enable')
    audits.on('Audits.issueAdded', ({ issue }) => {
      if (issue.code === 'ContentSecurityPolicyIssue') reports.push(JSON.stringify(issue.details))
    })
    page.on('console', (message) => {
      if (/content security policy|trusted ?types?|permissions.policy/i.test(message.text()))
        reports.push(message.text())
    })

    // One breach made on purpose, before the count begins: a listener that hears nothing proves nothing.
    await page.goto(portal)
    await page.evaluate(
      "document.head.append(Object.assign(document.createElement('style'), { textContent: '*{}' }))",
    )
    await page.waitForTimeout(500)
    if (reports.length === 0)
      throw new Error('The browser reports no breach of the policy, even one made on purpose')
    reports.length = 0

    let pages = 0
    await walk({ page, site: { portal, simulator } }, async () => {
      pages += 1
    })
    return { pages, reports }
  } finally {
    await browser.close()
  }
}
