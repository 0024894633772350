import { html, url, type Html } from '@registratura/html'
import { esiaButton } from '../ui/parts/button.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'

type SecondStepPage = {
  readonly frame: Frame
  readonly hasPasskey: boolean
  readonly signInPath: string
  readonly startPath: string
  readonly passkeyPath: string
}

/** After the right password of a region that demands more: nobody is signed in yet, and nothing of the person stands here. */
export function secondStepPage({
  frame,
  hasPasskey,
  signInPath,
  startPath,
  passkeyPath,
}: SecondStepPage): Html {
  return page({
    frame,
    title: ru.secondTitle,
    back: { path: signInPath, text: ru.toSignIn },
    body: html`<p>${ru.secondLead}</p>
<p>${hasPasskey ? ru.secondByKey : ru.secondByEsia}</p>
${hasPasskey && passkeyForm({ does: 'sign', path: passkeyPath, text: ru.passkeyButton })}
<form method="post" action="${url(startPath)}">${esiaButton({ text: ru.esiaButton })}</form>
${!hasPasskey && html`<p>${ru.secondNext}</p>`}`,
  })
}
