import { html, url, type Html } from '@registratura/html'
import { page, type Frame } from '../../ui/page.ts'
import { helpWords, words } from '../messages.ts'

export type HelpPage = {
  readonly frame: Frame
  /** Where the reader came from: their cards, or the first page. */
  readonly back: { readonly path: string; readonly text: string }
  /** Each region has its own support, so only where the region is known. */
  readonly supportPath: string | undefined
}

export function helpPage({ frame, back, supportPath }: HelpPage): Html {
  const { language } = frame
  const help = helpWords[language]
  const paragraphs = (lines: readonly string[]) => lines.map((line) => html`<p>${line}</p>`)
  return page({
    frame,
    language,
    isPublic: true,
    title: words[language].help,
    back,
    body: html`<p>${help.intro}</p>
<h2>${help.adding}</h2>
${paragraphs(help.addingBody)}
<h2>${help.editing}</h2>
${paragraphs(help.editingBody)}
<h2>${help.deleting}</h2>
${paragraphs(help.deletingBody)}
<p>${help.deletingSupport}${supportPath !== undefined && html` <a href="${url(supportPath)}">${help.toSupport}</a>`}</p>`,
  })
}
