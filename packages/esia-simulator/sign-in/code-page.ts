import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { CodeError, ResendError } from './second-factor.ts'

type Props = {
  readonly phone: string
  readonly resendInSeconds: number
  readonly triesLeft: number
  readonly error?: CodeError | undefined
  readonly resend?: ResendError | 'sent' | undefined
}

const codeErrors = {
  empty: 'Заполните поле',
  wrong: 'Код не подошёл. Проверьте цифры и введите код ещё раз',
  expired: 'Код больше не действует. Запросите новый',
  locked: 'Ввод кода закрыт на час: он трижды не подошёл',
} satisfies Record<CodeError, string>

const resendWords = {
  sent: 'Новый код отправлен. Прежний больше не подойдёт',
  'too-soon': 'Новый код можно запросить через минуту после прежнего',
  'none-left': 'Сегодня новых кодов больше не будет. Попробуйте войти завтра',
  locked: codeErrors.locked,
} satisfies Record<ResendError | 'sent', string>

export function codePage({ phone, resendInSeconds, triesLeft, error, resend }: Props): Html {
  const words =
    error === 'wrong'
      ? `${codeErrors.wrong}. Осталось попыток: ${triesLeft}`
      : error === undefined
        ? undefined
        : codeErrors[error]
  const invalid = words === undefined ? undefined : html`aria-invalid="true"`

  return page({
    title: 'Код из СМС',
    failed: error !== undefined,
    back: { path: paths.startAgain, text: 'Войти под другим именем' },
    body: html`
      <p>Мы отправили код из шести цифр на номер <strong class="together">${phone}</strong>. Он действует 5 минут.</p>
      ${resend && html`<p class="note" role="status">${resendWords[resend]}</p>`}
      <form method="post" action="${url(paths.code)}" novalidate data-code>
        <div class="${words === undefined ? 'field' : 'field invalid'}">
          <label for="code" id="code-label">Код из СМС</label>
          <p class="hint" id="code-hint">6 цифр</p>
          ${words && html`<p class="error" id="code-error" role="alert">${words}</p>`}
          <input class="plain-input code" id="code" name="code" type="text" inputmode="numeric"
            autocomplete="one-time-code" maxlength="12" spellcheck="false" autofocus
            aria-describedby="${words === undefined ? 'code-hint' : 'code-hint code-error'}" ${invalid}>
        </div>
        <p class="guard">Никому не называйте этот код. Его никогда не спросит ни поликлиника, ни сотрудник Госуслуг.</p>
        <div class="actions"><button class="primary" type="submit">Подтвердить</button></div>
      </form>
      <form method="post" action="${url(paths.resend)}">
        <div class="actions">
          <button type="submit">Отправить код ещё раз</button>
          <span class="hint" data-wait="${resendInSeconds}">${
            resendInSeconds > 0 && `можно через ${resendInSeconds} с`
          }</span>
        </div>
      </form>
      <p class="alone"><a href="${url(paths.smsHelp)}">Не приходит смс</a></p>
      <p class="aside alone">На стенде СМС приходят на <a href="${url(paths.phone)}">тестовый телефон</a>.</p>
    `,
  })
}

/** After the third wrong code: nothing to type here for an hour. */
export function lockedPage({ until }: { readonly until: string }): Html {
  return page({
    title: 'Ввод кода закрыт на час',
    failed: true,
    back: { path: paths.startAgain, text: 'Войти под другим именем' },
    body: html`
      <p>Код три раза не подошёл. Чтобы его нельзя было подобрать, вход закрыт до ${until}.</p>
      <p>После этого войдите снова: придёт новый код.</p>
      <p class="alone"><a href="${url(paths.smsHelp)}">Не приходит смс</a></p>
      <p class="aside alone">Это стенд: снять запрет можно <a href="${url(paths.phone)}">на тестовом телефоне</a>.</p>
    `,
  })
}
