import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { page } from '../ui/page.ts'
import type { PasswordError } from './check-password.ts'

type Props = {
  readonly clientName: string | undefined
  readonly login?: string
  readonly error?: PasswordError
}

export const passwordErrors = {
  'empty-login': 'Заполните поле',
  'empty-password': 'Заполните поле',
  wrong: 'Неверный логин или пароль',
  wait: 'Слишком много попыток. Повторите через минуту',
} satisfies Record<PasswordError, string>

export function loginPage({ clientName, login = '', error }: Props): Html {
  const common = error === 'wrong' || error === 'wait' ? passwordErrors[error] : undefined
  const errorId = common === undefined ? undefined : 'login-failed'

  return page({
    title: 'Вход',
    failed: error !== undefined,
    body: html`
      ${clientName && html`<p>Вы входите, чтобы продолжить на сайте «${clientName}».</p>`}
      <form method="post" action="${url(paths.login)}" novalidate>
        ${common && html`<p class="error error-label" id="login-failed" role="alert">${common}</p>`}
        ${field({
          id: 'login',
          label: 'Телефон / Эл. почта / СНИЛС',
          value: login,
          error: error === 'empty-login' ? passwordErrors[error] : undefined,
          errorId,
          autocomplete: 'username',
          focused: error === 'empty-login' || error === 'wrong',
        })}
        ${field({
          id: 'password',
          label: 'Пароль',
          type: 'password',
          error: error === 'empty-password' ? passwordErrors[error] : undefined,
          errorId,
          autocomplete: 'current-password',
          focused: error === 'empty-password',
        })}
        <div class="actions">
          <button class="primary" type="submit">Войти</button>
          <button class="link" type="submit" form="recovery">Восстановить</button>
        </div>
      </form>
      <p class="alone"><a href="${url(paths.signInHelp)}">Не удается войти?</a></p>
      <h2>Войти другим способом</h2>
      <div class="actions">
        <button type="submit" form="qr">QR-код</button>
        <button type="submit" form="signature">Эл. подпись</button>
      </div>
      <h2>Ещё нет учётной записи?</h2>
      <div class="actions"><button type="submit" form="registration">Зарегистрироваться</button></div>
      <form id="recovery" method="get" action="${url(paths.recovery)}"></form>
      <form id="qr" method="get" action="${url(paths.qr)}"></form>
      <form id="signature" method="get" action="${url(paths.signature)}"></form>
      <form id="registration" method="get" action="${url(paths.registration)}"></form>
      <p class="aside alone">Логины и пароли тестовых людей: <a href="${url(paths.home)}">страница «О стенде»</a>.</p>
    `,
  })
}
