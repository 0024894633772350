import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findWholeChromium, launchOptions } from '../../e2e/browser.ts'
import { newDataDir, removeDataDir, startSite } from '../../e2e/start.ts'
import { walk } from '../../e2e/walk.ts'
import { losses, schemes, violationsIn, type Scheme } from './judge.ts'

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } })
const say = (line: string) => process.stdout.write(`${line}\n`)

type Round = { readonly width: number; readonly schemes: readonly Scheme[] }

/** The short form looks at each page where it is hardest: on a small screen, light and dark. */
const rounds: readonly Round[] = values.full
  ? [320, 768, 1280].map((width) => ({ width, schemes }))
  : [{ width: 320, schemes: ['light', 'dark'] }]

const executablePath = findWholeChromium()
if (executablePath === undefined) throw new Error('No Chromium found: npx playwright install chromium')
const browser = await chromium.launch({ ...launchOptions, executablePath })

const wrong: string[] = []
const undecided: string[] = []
const pages = new Set<string>()
let looks = 0

await seeOneBreach()
for (const round of rounds) await look(round)
await browser.close()

const isHeld = wrong.length === 0 && undecided.length === 0 && pages.size > 50
const reports = join(import.meta.dirname, '..', '..', 'reports')
mkdirSync(reports, { recursive: true })
const proof = { isHeld, pages: pages.size, looks, wrong, undecided }
writeFileSync(join(reports, 'prove-a11y.json'), `${JSON.stringify(proof, null, 2)}\n`)
for (const line of [...wrong, ...undecided.map((one) => `undecided: ${one}`)]) say(line)
say(
  `prove:a11y: ${pages.size} pages looked at ${looks} times by axe, ${wrong.length} violations, ${undecided.length} undecided`,
)
process.exitCode = isHeld ? 0 : 1

/** What lies under the open menu is not read before it is closed. */
function isUnder(name: string, line: string): boolean {
  return name === 'Меню' && /overlap/.test(line)
}

async function look(round: Round): Promise<void> {
  const dataDir = newDataDir()
  const site = await startSite({ dataDir })
  const viewport = { width: round.width, height: round.width === 320 ? 640 : 800 }
  const context = await browser.newContext({ locale: 'ru-RU', viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  try {
    await walk({ page, site }, async (name) => {
      pages.add(name)
      for (const scheme of round.schemes) {
        const at = `${name}, ${round.width} px, ${scheme}`
        const found = await violationsIn(page, scheme)
        wrong.push(...found.wrong.map((line) => `${at}: ${line}`))
        undecided.push(
          ...found.undecided.filter((line) => !isUnder(name, line)).map((line) => `${at}: ${line}`),
        )
        looks += 1
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
      wrong.push(...(await losses(page)).map((line) => `${name}, ${round.width} px, ${line}`))
    })
  } finally {
    await context.close()
    await site.stop()
    removeDataDir(dataDir)
  }
}

/** A judge that finds nothing on a page made wrong on purpose proves nothing. */
async function seeOneBreach(): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  await page.setContent(
    '<title>x</title><main><img src="x"><p style="color:#aaa;width:40em">pale and wide</p></main>',
  )
  const found = [...(await violationsIn(page, 'light')).wrong, ...(await losses(page))].join('\n')
  await context.close()
  for (const breach of ['image-alt', 'color-contrast', 'scrolls sideways'])
    if (!found.includes(breach)) throw new Error(`The judge does not see a breach made on purpose: ${breach}`)
}
