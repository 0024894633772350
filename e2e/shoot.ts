import { expect, type Locator, type Page } from '@playwright/test'
import { PASSING } from './said.ts'

/** As wide and as high as a phone of today shows it. */
export const frame = { width: 400, height: 860 }

export type Shown = {
  /** What the text tells to press: it gets a red frame. */
  readonly press?: Locator
  /** Which part is to be seen of a page that is longer than the picture; by default, what is pressed. */
  readonly at?: Locator
}

type Shot = Shown & { readonly labels: readonly Locator[]; readonly file: string }

/** The same page gives the same picture, on any day and however fast its fonts came. */
export async function shoot(page: Page, { press, at = press, labels, file }: Shot): Promise<void> {
  await page.evaluate(
    `(${STAND_STILL})(${JSON.stringify(PASSING.map(([{ source }, still]) => [source, still]))})`,
  )
  await press?.evaluate(({ style }) => {
    style.outline = '4px solid #d4351c'
    style.outlineOffset = '3px'
  })
  await at?.evaluate((element, height) => {
    const { bottom } = element.getBoundingClientRect()
    if (bottom > height - 40) element.scrollIntoView({ block: 'center' })
  }, frame.height)
  const height = Number(await page.evaluate(`(${cutBetweenLines})(${frame.height})`))

  for (const label of labels) await expect(label).toBeInViewport({ ratio: 1 })
  await page.screenshot({
    path: file,
    type: 'webp',
    quality: 80,
    animations: 'disabled',
    scale: 'css',
    clip: { x: 0, y: 0, width: frame.width, height },
  })
}

/** Runs in the page. Fonts too late for a page are not used on it at all, so here they come again. */
const STAND_STILL = `async (passing) => {
  for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer)

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode())
    for (const [pattern, still] of passing)
      texts.currentNode.data = texts.currentNode.data.replaceAll(new RegExp(pattern, 'gu'), still)

  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
  await Promise.all(rules.filter((rule) => rule instanceof CSSFontFaceRule).map(async ({ style }) => {
    const [family, src, weight, unicodeRange] =
      ['font-family', 'src', 'font-weight', 'unicode-range'].map((name) => style.getPropertyValue(name))
    document.fonts.add(await new FontFace(family, src, { weight, unicodeRange }).load())
  }))
  await document.fonts.ready
  window.scrollTo(0, 0)
}`

/** Runs in the page: scrolls and gives a height so that neither edge of the picture goes through letters or controls. */
const cutBetweenLines = `(height) => {
  const banner = document.elementsFromPoint(5, 5).find((one) => /fixed|sticky/.test(getComputedStyle(one).position))
  const lines = () => {
    const rects = [...document.querySelectorAll('button, input, summary, img, svg')].map((one) => [one])
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) if (texts.currentNode.data.trim() !== '' && !banner?.contains(texts.currentNode)) {
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      rects.push([range])
    }
    return rects.flatMap(([one]) => [...one.getClientRects()])
  }
  const isCut = (y) => lines().some(({ top, bottom }) => top < y + 4 && bottom > y - 4)

  const top = banner?.getBoundingClientRect().bottom ?? 0
  for (let tries = 0; tries < 60 && window.scrollY > 0 && isCut(top); tries++) window.scrollBy(0, -2)
  let bottom = Math.min(height, document.documentElement.getBoundingClientRect().bottom)
  for (let tries = 0; tries < 100 && bottom === height - tries && isCut(bottom); tries++) bottom--
  return bottom
}`
