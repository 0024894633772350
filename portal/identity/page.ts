import { html, url, type Html } from '@registratura/html'
import { buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { page, type Frame } from '../ui/page.ts'
import { words, type Stopped, type Words } from './messages.ts'

export type StoppedPage = {
  readonly frame: Frame
  readonly stopped: Stopped
  readonly againPath: string
  readonly supportPath: string | undefined
  /** By which people of the support find what has to be sorted out. */
  readonly number: string | undefined
  /** It was a trip for children, and its person is signed in still. */
  readonly forChildren: boolean
}

/** Says what happened and what to do next; the protocol's own words stay in the log. */
export function stoppedPage({ frame, stopped, forChildren, number, ...ways }: StoppedPage): Html {
  const { language } = frame
  const said = words[language]
  const { title, body } = wordsFor(stopped, { said, forChildren })
  return page({
    frame,
    language,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${number !== undefined && inset(html`<p>${said.number} <span class="offered" translate="no">${number}</span></p>`)}
${waysOn(said, { stopped, forChildren, ...ways })}`,
  })
}

type Told = { readonly said: Words; readonly forChildren: boolean }

function wordsFor(stopped: Stopped, { said, forChildren }: Told) {
  const ofChildren: Partial<Words['stopped']> = said.children
  return (forChildren ? ofChildren[stopped] : undefined) ?? said.stopped[stopped]
}

/** What people of the support alone can put right: trying again would end here again. */
const forSupport: ReadonlySet<Stopped> = new Set(['snils-taken', 'snils-changed'])

type Ways = Omit<StoppedPage, 'frame' | 'number'>

function waysOn(said: Words, { stopped, againPath, supportPath, forChildren }: Ways): Html {
  const text = forChildren && stopped !== 'another-person' ? said.toCards : said.again
  const again = (kind?: 'secondary') => linkButton({ text, path: againPath, kind })
  if (supportPath === undefined) return again()
  if (forSupport.has(stopped))
    return buttonGroup([linkButton({ text: said.toSupport, path: supportPath }), again('secondary')])
  return html`${again()}
<p>${said.noHelp} <a href="${url(supportPath)}">${said.support}</a>.</p>`
}
