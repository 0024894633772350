import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findWholeChromium, launchOptions } from './browser.ts'
import { contactSheet, type Picture } from './contact-sheet.ts'
import { newDataDir, removeDataDir, startSite } from './start.ts'
import { walk } from './walk.ts'

const executablePath = findWholeChromium()
if (executablePath === undefined) throw new Error('No Chromium found: npx playwright install chromium')

const folder = join('reports', 'pictures')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const browser = await chromium.launch({ ...launchOptions, executablePath })
const pictures: Picture[] = []

for (const width of [320, 1280]) {
  const dataDir = newDataDir()
  const site = await startSite({ dataDir })
  const context = await browser.newContext({
    locale: 'ru-RU',
    viewport: { width, height: width === 320 ? 640 : 800 },
  })
  const page = await context.newPage()

  try {
    await walk({ page, site }, async (name) => {
      const file = join(folder, `${String(pictures.length + 1).padStart(3, '0')}-${width}.png`)
      await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
      pictures.push({ name, width, file })
    })
  } finally {
    await context.close()
    await site.stop()
    removeDataDir(dataDir)
  }
}

await contactSheet(browser, pictures, join('reports', 'pictures.png'))
await browser.close()
process.stdout.write(`${pictures.length} pictures: reports/pictures.png\n`)
