import { html, url, type Html } from '@registratura/html'
import { buttonGroup, linkButton } from '../ui/parts/button.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru, type Stopped } from './messages.ts'

export type StoppedPage = {
  readonly frame: Frame
  readonly stopped: Stopped
  readonly againPath: string
  readonly supportPath: string | undefined
}

/** Says what happened and what to do next; the protocol's own words stay in the log. */
export function stoppedPage({ frame, stopped, againPath, supportPath }: StoppedPage): Html {
  const { title, body } = ru.stopped[stopped]
  return page({
    frame,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${waysOn({ stopped, againPath, supportPath })}`,
  })
}

/** What people of the support alone can put right: trying again would end here again. */
const forSupport: ReadonlySet<Stopped> = new Set(['snils-taken', 'snils-changed'])

function waysOn({ stopped, againPath, supportPath }: Omit<StoppedPage, 'frame'>): Html {
  const again = (kind?: 'secondary') => linkButton({ text: ru.again, path: againPath, kind })
  if (supportPath === undefined) return again()
  if (forSupport.has(stopped))
    return buttonGroup([linkButton({ text: ru.toSupport, path: supportPath }), again('secondary')])
  return html`${again()}
<p>Не помогло? Можно <a href="${url(supportPath)}">${ru.support}</a>.</p>`
}
