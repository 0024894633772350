import { createHash } from 'node:crypto'
import { trustedMarkup } from '@registratura/html'
import { assetFile } from './asset-files.ts'

const css = assetFile('first.css').content.toString('utf8')

/** Styles of the public first pages, inside the page: nothing else is fetched before they are painted. */
export const inlineStyles = trustedMarkup(`<style>${css}</style>`)

/** For CSP: `style-src 'self' 'sha256-…'`, with the quotes. */
export const inlineStylesSource = `'sha256-${createHash('sha256').update(css).digest('base64')}'`
