import { chromium } from '@playwright/test'
import { findChromium, launchOptions } from '../e2e/browser.ts'
import { signInAtGosuslugi } from '../e2e/gosuslugi.ts'
import { personOf } from '../e2e/people.ts'
import { agree, heading, pickRegion } from '../e2e/portal.ts'
import { newDataDir, removeDataDir, startSite } from '../e2e/start.ts'
import { receivedFrom } from './received.ts'
import { type Figure, withinGoals } from './figures.ts'

const executablePath = findChromium()
if (executablePath === undefined) throw new Error('No Chromium found: npx playwright install chromium')

const dataDir = newDataDir()
const site = await startSite({ dataDir })
const browser = await chromium.launch({ ...launchOptions, executablePath })

try {
  const page = await browser.newPage()
  const received = await receivedFrom(page, site.portal)

  await page.goto(site.portal, { waitUntil: 'networkidle' })
  const first = received.bytes('Document', 'Stylesheet')
  await pickRegion(page, 'Белгородская область')
  await agree(page)
  await signInAtGosuslugi({ page, site, person: await personOf(site, 'confirmed') })
  await heading(page, 'Мои карты').waitFor()
  await page.waitForLoadState('networkidle')

  const figures: readonly Figure[] = [
    { name: 'first page, HTML and CSS', bytes: first, goal: 14 },
    { name: 'script', bytes: received.bytes('Script'), goal: 5 },
    { name: 'fonts', bytes: received.bytes('Font'), goal: 20 },
    { name: 'the whole registration', bytes: received.bytes(), goal: 60 },
  ]
  for (const line of received.lines()) process.stdout.write(`${line}\n`)
  process.exitCode = withinGoals('weight', figures) ? 0 : 1
} finally {
  await browser.close()
  await site.stop()
  removeDataDir(dataDir)
}
