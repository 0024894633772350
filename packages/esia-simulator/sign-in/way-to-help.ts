import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import type { PageWords } from './page-words.ts'

type Way = { readonly words: PageWords; readonly inWindow: boolean }

/** The link of the portal's manual, or the button of Госуслуги; without script the button opens the page too. */
export function wayToHelp({ words, inWindow }: Way): Html {
  if (!inWindow) return html`<p class="alone"><a href="${url(paths.signInHelp)}">Не удается войти?</a></p>`

  return html`
    <div class="beside">
      <button class="plain-button-inline" type="submit" form="help" data-opens="help-window">${words.help}</button>
    </div>
    <div hidden><form id="help" method="get" action="${url(paths.signInHelp)}"></form></div>
    <dialog class="window" id="help-window" aria-labelledby="help-title">
      <form method="dialog"><button class="cross" aria-label="Закрыть окно">×</button></form>
      <h2 id="help-title">${words.help}</h2>
      <ul>
        <li class="alone">Забыли пароль: пройдите <a href="${url(paths.recovery)}">страницу восстановления пароля</a></li>
        <li class="alone">Не приходит код: <a href="${url(paths.smsHelp)}">что делать без СМС</a></li>
        <li class="alone">Другая причина: <a href="${url(paths.signInHelp)}">все способы войти</a></li>
      </ul>
      <form method="dialog" class="actions"><button>Закрыть</button></form>
    </dialog>
  `
}
