import { html, type Html } from '@registratura/html'
import { linkButton } from '../ui/parts/button.ts'
import { page, type Frame } from '../ui/page.ts'
import { words, type Failed } from './messages.ts'

type FailedPage = { readonly frame: Frame; readonly failed: Failed; readonly backPath: string }

/** The same for every reason: whose key it was, or whether it ever was one, is told to nobody. */
export function failedPage({ frame, failed, backPath }: FailedPage): Html {
  const { language } = frame
  const { title, body, back } = words[language].failed[failed]
  return page({
    frame,
    language,
    title,
    failed: true,
    body: html`${body.map((line) => html`<p>${line}</p>`)}
${linkButton({ text: back, path: backPath })}`,
  })
}

type ClosedPage = { readonly frame: Frame; readonly until: string; readonly signInPath: string }

/** To whoever has the key of an account that its person has closed. */
export function closedPage({ frame, until, signInPath }: ClosedPage): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.closedTitle,
    failed: true,
    body: html`<p>${said.closedBody(until)}</p>
${linkButton({ text: said.failed['sign-in'].back, path: signInPath })}`,
  })
}
