import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { picturesFolder, readGuide } from './guide.ts'
import { saidOn } from './said.ts'
import { shoot, type Shown } from './shoot.ts'

/** Set by `npm run guide`: pictures are shot; otherwise the pages are held to those in the guide. */
export const shooting = process.env['SHOOT_GUIDE'] === '1'

type Visit = { readonly page: Page; readonly scriptOn: boolean }

/** Stands in a journey at the moment that the user manual shows. */
export async function picture({ page, scriptOn }: Visit, name: string, shown: Shown = {}): Promise<void> {
  const described = readGuide().pictures.find((one) => one.name === name)
  if (!described) throw new RangeError(`docs/guide.ru.md has no picture ${name}`)
  const words = join(picturesFolder, `${name}.yml`)

  const labels = described.labels.map((label) => standing(page, label))
  for (const label of labels) await expect(label).toBeVisible()

  if (shooting) {
    writeFileSync(words, await saidOn(page))
    await shoot(page, { ...shown, labels, file: join(picturesFolder, `${name}.webp`) })
  } else if (scriptOn) {
    // Without script some words are missing, and the guide was shot with it.
    expect(await saidOn(page), `${name} has changed: npm run guide shoots it again`).toBe(
      readFileSync(words, 'utf8'),
    )
  }
}

/** Whole and letter for letter, since a part of the words is another label; only what is read out alone may follow. */
function standing(page: Page, label: string): Locator {
  const readOut = page.locator('.nhsuk-u-visually-hidden')

  return page
    .getByText(label, { exact: true })
    .or(page.getByLabel(label, { exact: true }))
    .or(page.getByRole('link', { name: label }).filter({ has: readOut }))
    .filter({ visible: true })
    .first()
}
