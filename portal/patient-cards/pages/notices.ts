import { html, url, type Html } from '@registratura/html'
import { paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { passkeyProof } from '../../ui/parts/passkey-proof.ts'
import type { Language } from '../../lib/language.ts'
import type { Frame } from '../../ui/page.ts'
import { words as differencesWords } from '../differences/messages.ts'
import { words as addingWords } from '../adding/messages.ts'
import { words as childrenWords } from '../children/messages.ts'
import { words as leavingWords } from '../leaving/messages.ts'
import { words as sharingWords } from '../sharing/messages.ts'
import { words } from '../messages.ts'

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

type Told = { readonly title: string; readonly body: string }

function toldOf(language: Language): Readonly<Record<Exclude<Done, 'checked'>, Told>> {
  const said = words[language]
  const adding = addingWords[language]
  const children = childrenWords[language]
  const differences = differencesWords[language]
  const leaving = leavingWords[language]
  const sharing = sharingWords[language]
  return {
    taken: { title: sharing.takenTitle, body: sharing.takenBody },
    children: { title: children.addedTitle, body: children.addedBody },
    made: { title: adding.madeTitle, body: adding.madeBody },
    saved: { title: said.savedTitle, body: said.savedBody },
    cleared: { title: said.clearedTitle, body: said.clearedBody },
    withdrawn: { title: said.withdrawnTitle, body: said.withdrawnBody },
    unlinked: { title: leaving.unlinkedTitle, body: leaving.unlinkedBody },
    returned: { title: leaving.returnedTitle, body: leaving.returnedBody },
    answered: { title: differences.doneTitle, body: differences.doneBody },
    reopened: { title: said.reopenedTitle, body: said.reopenedBody },
  }
}

export function doneNotice(done: Done, language: Language): Html {
  const said = words[language]
  if (done === 'checked') {
    const body = html`<p>${said.checkedBody} <a href="${url(paths.settings)}">${said.toSettings}</a>.</p>`
    return notice({ kind: 'success', title: said.checkedTitle, body })
  }
  return notice({ kind: 'success', ...toldOf(language)[done] })
}

export function maskedNotice(frame: Frame, back: string): Html {
  const { language } = frame
  const said = words[language]
  return notice({
    kind: 'info',
    title: said.maskedTitle,
    body: html`<p>${said.maskedBody}</p>
${passkeyProof({ frame, back, language })}
<form method="post" action="${url(paths.proofStart)}">${button({ text: said.showNumbers, kind: 'secondary' })}</form>`,
  })
}

export function unsavedNotice(path: string, language: Language): Html {
  const said = words[language]
  const body = html`<p>${said.unsavedBody} <a href="${url(path)}">${said.unsavedLink}</a>.</p>`
  return notice({ kind: 'warning', title: said.unsavedTitle, body })
}
