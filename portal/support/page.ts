import { html, url, type Html } from '@registratura/html'
import { button, linkButton } from '../ui/parts/button.ts'
import { input } from '../ui/parts/input.ts'
import { notice } from '../ui/parts/notice.ts'
import { textarea } from '../ui/parts/textarea.ts'
import { unbroken } from '../ui/parts/unbroken.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'
import type { Asked, SupportError } from './support.ts'

export type SupportPage = {
  readonly frame: Frame
  readonly action: string
  readonly mainPath: string
  readonly phone: string
  readonly asked?: Asked | undefined
  readonly errors?: readonly SupportError[] | undefined
}

export function supportPage({ frame, action, mainPath, phone, asked, errors = [] }: SupportPage): Html {
  const { language } = frame
  const said = words[language]
  const listed = errors.map((error) => ({
    text: said.errors[error],
    fieldId: error.startsWith('contact') ? 'contact' : 'message',
  }))
  const errorOf = (field: string) => listed.find(({ fieldId }) => fieldId === field)?.text
  return page({
    frame,
    language,
    title: said.title,
    isPublic: true,
    back: { path: mainPath, text: said.toMain },
    errors: listed,
    body: html`<p>${said.lead}</p>
<form method="post" action="${url(action)}" novalidate>
${input({ id: 'contact', name: 'contact', label: said.contact, hint: said.contactHint, value: asked?.contact, error: errorOf('contact'), language })}
${textarea({ id: 'message', name: 'message', label: said.message, value: asked?.message, error: errorOf('message'), language, rows: 6 })}
${button({ text: said.send })}
</form>
<p>${unbroken(said.phone(phone), phone)}</p>`,
  })
}

export function supportSentPage({
  frame,
  number,
  mainPath,
}: {
  frame: Frame
  number: string
  mainPath: string
}): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.sentTitle,
    body: html`${notice({ kind: 'success', title: unbroken(said.number(number), number), body: said.sentBody })}
${linkButton({ text: said.toMain, path: mainPath })}`,
  })
}
