import { expect, test } from './test.ts'

/** Letters are smoothed a little otherwise on another machine; a part that moved or lost its colour is far more. */
const tolerance = {
  fullPage: true,
  maxDiffPixelRatio: 0.01,
  animations: 'disabled',
  timeout: 30_000,
} as const

const looks = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'forced', media: { colorScheme: 'light', forcedColors: 'active' } },
] as const

for (const { name, media } of looks) {
  test(`every part looks as it was drawn: ${name}`, async ({ page, look }) => {
    await page.goto('/design')
    await page.reload()
    await look()
    await page.emulateMedia(media)
    await page.evaluate('document.fonts.ready')
    await expect(page).toHaveScreenshot(`${name}.png`, tolerance)
  })
}
