import { html, url, type Html } from '@registratura/html'
import { paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { notice } from '../../ui/parts/notice.ts'
import { ru } from '../messages.ts'

/** What was done a moment ago, told once. */
export type Done = 'checked' | 'saved' | 'withdrawn'

export function doneNotice(done: Done): Html {
  if (done === 'checked') {
    const body = html`<p>${ru.checkedBody} <a href="${url(paths.settings)}">${ru.toSettings}</a>.</p>`
    return notice({ kind: 'success', title: ru.checkedTitle, body })
  }
  return done === 'saved'
    ? notice({ kind: 'success', title: ru.savedTitle, body: ru.savedBody })
    : notice({ kind: 'success', title: ru.withdrawnTitle, body: ru.withdrawnBody })
}

export function maskedNotice(): Html {
  return notice({
    kind: 'info',
    title: ru.maskedTitle,
    body: html`<p>${ru.maskedBody}</p>
<form method="post" action="${url(paths.proofStart)}">${button({ text: ru.showNumbers, kind: 'secondary' })}</form>`,
  })
}

export function unsavedNotice(path: string): Html {
  const body = html`<p>${ru.unsavedBody} <a href="${url(path)}">${ru.unsavedLink}</a>.</p>`
  return notice({ kind: 'warning', title: ru.unsavedTitle, body })
}
