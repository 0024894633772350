import { html, url, type Html } from '@registratura/html'
import { button, linkButton } from '../ui/parts/button.ts'
import { input } from '../ui/parts/input.ts'
import { notice } from '../ui/parts/notice.ts'
import { textarea } from '../ui/parts/textarea.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'
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
  const listed = errors.map((error) => ({
    text: ru.errors[error],
    fieldId: error.startsWith('contact') ? 'contact' : 'message',
  }))
  const errorOf = (field: string) => listed.find(({ fieldId }) => fieldId === field)?.text
  return page({
    frame,
    title: ru.title,
    back: { path: mainPath, text: ru.toMain },
    errors: listed,
    body: html`<p>${ru.lead}</p>
<form method="post" action="${url(action)}" novalidate>
${input({ id: 'contact', name: 'contact', label: ru.contact, hint: ru.contactHint, value: asked?.contact, error: errorOf('contact') })}
${textarea({ id: 'message', name: 'message', label: ru.message, value: asked?.message, error: errorOf('message'), rows: 6 })}
${button({ text: ru.send })}
</form>
<p>${ru.phone(phone)}</p>`,
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
  return page({
    frame,
    title: ru.sentTitle,
    body: html`${notice({ kind: 'success', title: ru.number(number), body: ru.sentBody })}
${linkButton({ text: ru.toMain, path: mainPath })}`,
  })
}
