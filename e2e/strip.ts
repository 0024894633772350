import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import webp from 'node-webpmux'
import { findWholeChromium, launchOptions } from './browser.ts'
import { enterCode, enterPassword, expectAtGosuslugi } from './gosuslugi.ts'
import { codeFor, personOf } from './people.ts'
import { chooseRegion } from './portal.ts'
import { newDataDir, removeDataDir, startSite } from './start.ts'

/** A registration as its readers see it: pages beside each other, and one after another. */
const size = { width: 360, height: 640 }
const secondsAPage = 2
const region = 'Белгородская область'
const folder = join('docs', 'pictures', 'journey')

const executablePath = findWholeChromium()
if (executablePath === undefined) throw new Error('No Chromium found: npx playwright install chromium')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ ...launchOptions, executablePath })

for (const colorScheme of ['light', 'dark'] as const) {
  const dataDir = newDataDir()
  const site = await startSite({ dataDir })
  const context = await browser.newContext({ locale: 'ru-RU', viewport: size, colorScheme })
  const page = await context.newPage()
  try {
    const frames = await journey(page, site)
    await keepMoving(frames, join(folder, `${colorScheme}-moving.webp`))
    await keepStrip(browser, frames, join(folder, `${colorScheme}.webp`))
  } finally {
    await context.close()
    await site.stop()
    removeDataDir(dataDir)
  }
}
await browser.close()

async function journey(page: Page, site: Awaited<ReturnType<typeof startSite>>): Promise<readonly Buffer[]> {
  const frames: Buffer[] = []
  const shoot = async () => {
    // Fonts that came too late for a page are there for the next one; a second look has them.
    await page.waitForLoadState('networkidle')
    frames.push(await page.screenshot({ type: 'webp', quality: 80, animations: 'disabled', scale: 'css' }))
  }
  const person = await personOf(site, 'confirmed')

  await page.goto(site.portal)
  await page.reload()
  await shoot()
  await chooseRegion({ page, site }, region)
  await shoot()
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await shoot()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await shoot()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await expectAtGosuslugi(page, site)
  await enterPassword(page, person)
  await shoot()
  await enterCode(page, await codeFor(site, person))
  await page.waitForURL(`${site.portal}/cards`)
  await shoot()
  return frames
}

async function keepMoving(pages: readonly Buffer[], file: string): Promise<void> {
  const frames = await Promise.all(
    pages.map((buffer) => webp.Image.generateFrame({ buffer, delay: secondsAPage * 1000 })),
  )
  await webp.Image.save(file, { frames, ...size })
}

async function keepStrip(from: Browser, pages: readonly Buffer[], file: string): Promise<void> {
  const gap = 16
  const page = await from.newPage({
    viewport: { width: pages.length * (size.width + gap) - gap, height: size.height },
  })
  const pictures = pages.map((buffer) => `<img src="data:image/webp;base64,${buffer.toString('base64')}">`)
  await page.setContent(
    `<style>body { margin: 0; display: flex; gap: ${gap}px; background: #8aa } img { display: block }</style>${pictures.join('')}`,
  )
  await page.screenshot({ path: file, type: 'webp', quality: 75, scale: 'css' })
  await page.close()
}
