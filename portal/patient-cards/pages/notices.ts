import { html, url, type Html } from '@registratura/html'
import { paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { passkeyProof } from '../../ui/parts/passkey-proof.ts'
import type { Frame } from '../../ui/page.ts'
import { ru as differences } from '../differences/messages.ts'
import { ru as adding } from '../adding/messages.ts'
import { ru as children } from '../children/messages.ts'
import { ru as leaving } from '../leaving/messages.ts'
import { ru as sharing } from '../sharing/messages.ts'
import { ru } from '../messages.ts'

/** What was done a moment ago, told once. */
export type Done =
  | 'checked'
  | 'made'
  | 'taken'
  | 'saved'
  | 'withdrawn'
  | 'cleared'
  | 'unlinked'
  | 'returned'
  | 'reopened'
  | 'answered'
  | 'children'

const told = {
  taken: { title: sharing.takenTitle, body: sharing.takenBody },
  children: { title: children.addedTitle, body: children.addedBody },
  made: { title: adding.madeTitle, body: adding.madeBody },
  saved: { title: ru.savedTitle, body: ru.savedBody },
  cleared: { title: ru.clearedTitle, body: ru.clearedBody },
  withdrawn: { title: ru.withdrawnTitle, body: ru.withdrawnBody },
  unlinked: { title: leaving.unlinkedTitle, body: leaving.unlinkedBody },
  returned: { title: leaving.returnedTitle, body: leaving.returnedBody },
  answered: { title: differences.doneTitle, body: differences.doneBody },
  reopened: { title: ru.reopenedTitle, body: ru.reopenedBody },
} satisfies Record<Exclude<Done, 'checked'>, { title: string; body: string }>

export function doneNotice(done: Done): Html {
  if (done === 'checked') {
    const body = html`<p>${ru.checkedBody} <a href="${url(paths.settings)}">${ru.toSettings}</a>.</p>`
    return notice({ kind: 'success', title: ru.checkedTitle, body })
  }
  return notice({ kind: 'success', ...told[done] })
}

export function maskedNotice(frame: Frame, back: string): Html {
  return notice({
    kind: 'info',
    title: ru.maskedTitle,
    body: html`<p>${ru.maskedBody}</p>
${passkeyProof({ frame, back })}
<form method="post" action="${url(paths.proofStart)}">${button({ text: ru.showNumbers, kind: 'secondary' })}</form>`,
  })
}

export function unsavedNotice(path: string): Html {
  const body = html`<p>${ru.unsavedBody} <a href="${url(path)}">${ru.unsavedLink}</a>.</p>`
  return notice({ kind: 'warning', title: ru.unsavedTitle, body })
}
