import { html, url, type Html } from '@registratura/html'
import { isLanguage, usualLanguage } from '../../lib/language.ts'
import { paths } from '../../paths.ts'
import { assetPath } from '../../ui/asset-files.ts'
import type { Sight } from '../sight.ts'
import { sightBar, sightLink } from './bar.ts'

type Dressed = {
  readonly sight: Sight | undefined
  /** Where a press of the bar leads back to. */
  readonly back: string
}

/** Paper stays as it was; the printed card is a sheet of its own. */
export const sightStyles: Html = html`<link rel="stylesheet" media="screen" href="${url(assetPath('sight.css'))}">`

const sightScript: Html = html`<script type="module" src="${url(assetPath('sight.js'))}"></script>`

/**
 * A page as it is read with this choice: the link in front of its header, or else the bar with its stylesheet. Nothing
 * of a person can stand where it is changed, since all that is theirs is printed without angle brackets.
 */
export function dress(page: string, { sight, back }: Dressed): string {
  const said = /<html lang="(\w+)"/.exec(page)?.[1]
  const language = isLanguage(said) ? said : usualLanguage
  const isHere = back === paths.sight
  // The page of the settings holds all that the bar does.
  const before =
    sight === undefined || isHere ? sightLink({ isHere, language }) : sightBar({ sight, back, language })
  const withBar = page.replace(/<header\b/, (header) => `${String(before)}\n${header}`)
  if (sight === undefined) return withBar

  const { size, font, scheme, spacing, images } = sight
  const chosen = html` data-sight-size="${size}" data-sight-font="${font}" data-sight-scheme="${scheme}" data-sight-spacing="${spacing}" data-sight-images="${images}"`
  return withBar
    .replace(/<html\b/, (root) => root + String(chosen))
    .replaceAll(/<meta name="theme-color"[^>]*>\n?/g, '')
    .replace('</head>', (end) => `${String(sightStyles)}\n${String(sightScript)}\n${end}`)
}
