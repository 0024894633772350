export { Html, html, trustedMarkup, url, Url, type Printable } from './html.ts'
