import { html, url, type Html } from '@registratura/html'
import { languages, usualLanguage, type Language } from '../lib/language.ts'
import { assetPath } from './asset-files.ts'
import { footer } from './footer.ts'
import { header, type Frame } from './header.ts'
import { idleDialog, idleLine } from './idle-dialog.ts'
import { inlineStyles } from './inline-styles.ts'
import { words } from './messages.ts'
import { backLink } from './parts/back-link.ts'
import { errorSummary, type PageError } from './parts/error-summary.ts'
import { steps, type Step } from './parts/steps.ts'

export type { Frame } from './header.ts'

export type Page = {
  readonly frame: Frame
  /** What the page is in; Russian, where its words know no other. */
  readonly language?: Language | undefined
  /** The words of the only h1; `<title>` is «title — service». */
  readonly title: string
  readonly body: Html
  readonly back?: { readonly path: string; readonly text: string } | undefined
  readonly step?: Step | undefined
  /** Printed above the heading as the error summary, and named in `<title>`. */
  readonly errors?: readonly PageError[] | undefined
  /** For a page that failed as a whole, without fields to mend: `<title>` says «Ошибка». */
  readonly failed?: boolean | undefined
  /** `inline` on public first pages only: it needs `inlineStylesSource` in the CSP. */
  readonly styles?: 'inline' | 'linked' | undefined
  /** For a page that anybody may find: names its other languages to whoever looks. */
  readonly isPublic?: boolean | undefined
  readonly narrow?: boolean | undefined
  readonly refresh?: { readonly seconds: number; readonly path: string } | undefined
}

/** A whole document. */
export function page(p: Page): Html {
  const errors = p.errors ?? []
  const language = p.language ?? usualLanguage
  const said = words[language]
  const failed = p.failed === true || errors.length > 0

  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${failed && said.failed}${p.title} — ${p.frame.serviceName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#11191c" media="(prefers-color-scheme: dark)">
${p.refresh && html`<meta http-equiv="refresh" content="${p.refresh.seconds}; url=${url(p.refresh.path)}">`}
${p.styles === 'inline' ? html`${inlineStyles}<link rel="prefetch" as="style" href="${url(assetPath('portal.css'))}">` : html`<link rel="stylesheet" href="${url(assetPath('portal.css'))}">`}
${p.isPublic && alternates}<link rel="icon" type="image/svg+xml" href="${url(assetPath('icon.svg'))}">
<script type="module" src="${url(assetPath('portal.js'))}"></script>
</head>
<body>
<a class="nhsuk-skip-link" href="#maincontent">${said.toContent}</a>
${header(p.frame, language)}
<main class="main${p.narrow && ' main--narrow'}" id="maincontent">
${language !== p.frame.language && untranslated(p.frame.language)}
${p.back && backLink(p.back)}
${errors.length > 0 && errorSummary({ title: said.toMend, errors })}
${p.step && steps(p.step, language)}
<h1>${p.title}</h1>
${p.body}
${p.frame.person?.idle && idleLine(p.frame.person.idle, language)}
</main>
${footer(p.frame, language)}
${p.frame.person?.idle && idleDialog(p.frame.person.idle, p.frame.person, language)}
</body>
</html>
`
}

const alternates = languages.map(
  (language) => html`<link rel="alternate" hreflang="${language}" href="${url(`?language=${language}`)}">
`,
)

/** Said in the language that was chosen, on a page that does not speak it yet. */
const untranslated = (language: Language): Html =>
  html`<p class="nhsuk-hint" lang="${language}">${words[language].untranslated}</p>`
