import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { signInFrame } from '../ui/sign-in-frame.ts'
import type { PasswordError } from './check-password.ts'
import type { PageWords } from './page-words.ts'
import { wayToHelp } from './way-to-help.ts'

type Props = {
  readonly words: PageWords
  readonly clientName: string | undefined
  readonly login?: string
  readonly error?: PasswordError
  /** Of the wait after too many wrong passwords. */
  readonly wait: string
  /** A window on the page instead of the link to the page of help. */
  readonly helpInWindow: boolean
  readonly note?: string | undefined
}

type OfField = 'empty-login' | 'unreadable-login' | 'unreadable-email' | 'empty-password'

const fieldErrors = {
  'empty-login': 'Заполните поле',
  'unreadable-login': 'Введите номер телефона, СНИЛС или электронную почту',
  'unreadable-email': 'Введите номер телефона, СНИЛС или электронную почту в формате example@elpochta.ru',
  'empty-password': 'Заполните поле',
} satisfies Record<OfField, string>

const isOfField = (error: PasswordError): error is OfField => Object.hasOwn(fieldErrors, error)

export function loginPage({ words, clientName, login = '', error, wait, helpInWindow, note }: Props): Html {
  const ofField = error !== undefined && isOfField(error) ? fieldErrors[error] : undefined
  const common =
    error === 'wrong'
      ? words.wrong
      : error === 'wait'
        ? `Слишком много попыток. Повторите ${wait}`
        : undefined
  const errorId = common === undefined ? undefined : 'login-failed'
  const inPassword = error === 'empty-password'

  // «Войти» is the fourth div and the fifth child of the form: some programs count.
  return signInFrame({
    title: 'Вход',
    failed: error !== undefined,
    body: html`
      <form method="post" action="${url(paths.login)}" novalidate>
        <h1>Вход</h1>
        <div>
          ${note && html`<p class="note" role="status">${note}</p>`}
          ${clientName && html`<p>Вы входите, чтобы продолжить на сайте «${clientName}».</p>`}
          ${common && html`<p class="error error-label mb-4" id="login-failed" role="alert">${common}</p>`}
          ${field({
            id: 'login',
            name: words.login,
            label: words.login,
            value: login,
            error: inPassword ? undefined : ofField,
            errorId,
            autocomplete: 'username',
            focused: error === 'wrong' || (ofField !== undefined && !inPassword),
          })}
        </div>
        <div>
          ${field({
            id: 'password',
            name: words.password,
            label: words.password,
            type: 'password',
            error: inPassword ? ofField : undefined,
            errorId,
            autocomplete: 'current-password',
            focused: inPassword || note !== undefined,
          })}
        </div>
        <div class="beside"><button class="plain-button-inline" type="submit" form="recovery">Восстановить</button></div>
        <div class="mt-40"><button class="plain-button plain-button_wide" type="submit">Войти</button></div>
      </form>
      ${wayToHelp({ words, inWindow: helpInWindow })}
      <h2>Войти другим способом</h2>
      <div class="actions">
        <button class="plain-button plain-button_light" type="submit" form="qr" aria-label="QR-код">QR-код</button>
        <button class="plain-button plain-button_light" type="submit" form="signature" aria-label="Эл. подпись">Эл. подпись</button>
      </div>
      <h2>Ещё нет учётной записи?</h2>
      <div class="actions"><button type="submit" form="registration">Зарегистрироваться</button></div>
      <div hidden>
        <form id="recovery" method="get" action="${url(paths.recovery)}"></form>
        <form id="qr" method="get" action="${url(paths.qr)}"></form>
        <form id="signature" method="get" action="${url(paths.signature)}"></form>
        <form id="registration" method="get" action="${url(paths.registration)}"></form>
      </div>
      <p class="alone"><a href="${url(paths.whereHelp)}">Куда ещё можно войти с паролем от Госуслуг?</a></p>
      <p class="aside alone">Логины и пароли тестовых людей: <a href="${url(paths.home)}">страница «О стенде»</a>.</p>
    `,
  })
}
