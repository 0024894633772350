import { html, type Html } from '@registratura/html'
import { buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { page, type Frame } from '../ui/page.ts'
import { words, type Unsent } from './messages.ts'

export function signedOutPage({
  frame,
  signInPath,
  mainPath,
}: {
  frame: Frame
  signInPath: string
  mainPath: string
}): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.title,
    body: html`<p>${said.body}</p>
${buttonGroup([linkButton({ text: said.signIn, path: signInPath }), linkButton({ text: said.toMain, path: mainPath, kind: 'secondary' })])}`,
  })
}

/** In place of a page whose session is over; the region is remembered only by the browser. */
export function sessionEndedPage({
  frame,
  signInPath,
  unsent,
}: {
  frame: Frame
  signInPath: string
  unsent?: Unsent | undefined
}): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.endedTitle,
    failed: true,
    body: html`${unsent && inset(html`<p>${said.unsent[unsent]}</p>`)}
<p>${said.endedBody}</p>
${linkButton({ text: said.signIn, path: signInPath })}`,
  })
}

/** In place of a step that a browser without cookies would take for ever. */
export function cookiesOffPage({ frame, againPath }: { frame: Frame; againPath: string }): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.cookiesOffTitle,
    failed: true,
    body: html`<p>${said.cookiesOffBody}</p>
<ol class="nhsuk-list nhsuk-list--number">${said.cookiesOffSteps.map((step) => html`<li>${step}</li>`)}</ol>
${linkButton({ text: said.again, path: againPath })}
<p>${said.cookiesOffElse}</p>`,
  })
}
