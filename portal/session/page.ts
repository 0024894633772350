import { html, type Html } from '@registratura/html'
import { buttonGroup, linkButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru, type Unsent } from './messages.ts'

export function signedOutPage({
  frame,
  signInPath,
  mainPath,
}: {
  frame: Frame
  signInPath: string
  mainPath: string
}): Html {
  return page({
    frame,
    title: ru.title,
    body: html`<p>${ru.body}</p>
${buttonGroup([linkButton({ text: ru.signIn, path: signInPath }), linkButton({ text: ru.toMain, path: mainPath, kind: 'secondary' })])}`,
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
  return page({
    frame,
    title: ru.endedTitle,
    failed: true,
    body: html`${unsent && inset(html`<p>${ru.unsent[unsent]}</p>`)}
<p>${ru.endedBody}</p>
${linkButton({ text: ru.signIn, path: signInPath })}`,
  })
}

/** In place of a step that a browser without cookies would take for ever. */
export function cookiesOffPage({ frame, againPath }: { frame: Frame; againPath: string }): Html {
  return page({
    frame,
    title: ru.cookiesOffTitle,
    failed: true,
    body: html`<p>${ru.cookiesOffBody}</p>
<ol class="nhsuk-list nhsuk-list--number">${ru.cookiesOffSteps.map((step) => html`<li>${step}</li>`)}</ol>
${linkButton({ text: ru.again, path: againPath })}
<p>${ru.cookiesOffElse}</p>`,
  })
}
