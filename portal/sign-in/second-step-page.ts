import { html, url, type Html } from '@registratura/html'
import { esiaButton } from '../ui/parts/button.ts'
import { passkeyForm } from '../ui/parts/passkey-form.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'

type SecondStepPage = {
  readonly frame: Frame
  readonly hasPasskey: boolean
  /** The rule of the region, or somebody who tries passwords in turn. */
  readonly why: 'region' | 'guessing'
  readonly signInPath: string
  readonly startPath: string
  readonly passkeyPath: string
}

/** After the right password where more is demanded: nobody is signed in yet, and nothing of the person stands here. */
export function secondStepPage({
  frame,
  hasPasskey,
  why,
  signInPath,
  startPath,
  passkeyPath,
}: SecondStepPage): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.secondTitle,
    back: { path: signInPath, text: said.toSignIn },
    body: html`<p>${why === 'region' ? said.secondLead : said.secondLeadGuessing}</p>
<p>${hasPasskey ? said.secondByKey : said.secondByEsia}</p>
${hasPasskey && passkeyForm({ does: 'sign', path: passkeyPath, text: said.passkeyButton, language })}
<form method="post" action="${url(startPath)}">${esiaButton({ text: said.esiaButton })}</form>
${!hasPasskey && html`<p>${said.secondNext}</p>`}`,
  })
}
