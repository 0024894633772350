import { html, type Html } from '@registratura/html'
import { backLink, standDocument } from './page.ts'

type Framed = {
  /** The document's title; the body has its own h1. */
  readonly title: string
  readonly body: Html
  readonly failed?: boolean
  readonly back?: { readonly path: string; readonly text: string }
}

/** A page of the sign-in, in the elements of Госуслуги’s own: programs that press its buttons find them by these. */
export function signInFrame({ title, body, failed = false, back }: Framed): Html {
  return standDocument({
    title,
    failed,
    content: html`<esia-root id="main" role="main"><div class="sheet"><esia-login><div>
${backLink(back)}
<div class="form-container esia-form-container disable-outline outline-none">
${body}
</div>
</div></esia-login></div></esia-root>`,
  })
}

/** The pages that stand between, when something looks unlike the person; `body` is four elements deep at Госуслуги. */
export function reactionFrame({ title, body, failed = false }: Framed): Html {
  return standDocument({
    title,
    failed,
    content: html`<esia-root id="main" role="main"><esia-reaction><div class="sheet"><div><div><div>
${body}
</div></div></div></div></esia-reaction></esia-root>`,
  })
}
