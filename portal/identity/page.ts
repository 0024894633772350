import { html, url, type Html } from '@registratura/html'
import { buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru, type Stopped } from './messages.ts'

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
  const { title, body } = wordsFor(stopped, forChildren)
  return page({
    frame,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${number !== undefined && inset(html`<p>${ru.number} <span class="offered" translate="no">${number}</span></p>`)}
${waysOn({ stopped, forChildren, ...ways })}`,
  })
}

function wordsFor(stopped: Stopped, forChildren: boolean) {
  const ofChildren: Partial<typeof ru.stopped> = ru.children
  return (forChildren ? ofChildren[stopped] : undefined) ?? ru.stopped[stopped]
}

/** What people of the support alone can put right: trying again would end here again. */
const forSupport: ReadonlySet<Stopped> = new Set(['snils-taken', 'snils-changed'])

function waysOn({
  stopped,
  againPath,
  supportPath,
  forChildren,
}: Omit<StoppedPage, 'frame' | 'number'>): Html {
  const text = forChildren && stopped !== 'another-person' ? ru.toCards : ru.again
  const again = (kind?: 'secondary') => linkButton({ text, path: againPath, kind })
  if (supportPath === undefined) return again()
  if (forSupport.has(stopped))
    return buttonGroup([linkButton({ text: ru.toSupport, path: supportPath }), again('secondary')])
  return html`${again()}
<p>Не помогло? Можно <a href="${url(supportPath)}">${ru.support}</a>.</p>`
}
