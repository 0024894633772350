import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

export type Picture = { readonly name: string; readonly width: number; readonly file: string }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** One picture of all pictures: a page a cell, its widths side by side. */
export async function contactSheet(
  browser: Browser,
  pictures: readonly Picture[],
  file: string,
): Promise<void> {
  const byName = Map.groupBy(pictures, ({ name }) => name)
  const cells = [...byName].map(
    ([name, widths]) =>
      `<figure><figcaption>${escaped(name)}</figcaption>${widths.map(image).join('')}</figure>`,
  )
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } })

  await page.setContent(`<!doctype html><style>
    body { margin: 16px; font: 16px sans-serif; display: flex; flex-wrap: wrap; gap: 16px; background: #ddd }
    figure { margin: 0; padding: 8px; background: #fff }
    figcaption { margin-bottom: 8px }
    img { vertical-align: top; border: 1px solid #999; margin-right: 8px; max-height: 900px; object-fit: cover; object-position: top }
  </style>${cells.join('')}`)
  await page.waitForLoadState('load')
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}

function image({ file, width }: Picture): string {
  const shown = width < 600 ? 180 : 420
  return `<img width="${shown}" alt="" src="data:image/png;base64,${readFileSync(file).toString('base64')}">`
}
