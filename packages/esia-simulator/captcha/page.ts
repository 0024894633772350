import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { reactionFrame } from '../ui/sign-in-frame.ts'

type Props = {
  readonly captchaSession: string
  /** Why it is asked. */
  readonly note: string | undefined
  readonly error?: 'empty' | 'wrong' | undefined
}

const errors = { empty: 'Заполните поле', wrong: 'Код не подошёл. Введите код с новой картинки' } as const

/** «Введите код с картинки», with the elements of Госуслуги: its form is named by the field and the button. */
export function captchaPage({ captchaSession, note, error }: Props): Html {
  const words = error && errors[error]

  return reactionFrame({
    title: 'Введите код с картинки',
    failed: true,
    body: html`
      <p class="back alone"><a href="${url(paths.login)}">Вернуться ко входу</a></p>
      <h1>Подтвердите, что Вы не робот</h1>
      ${note && html`<p class="note" role="status">${note}</p>`}
      <div class="${words === undefined ? 'field' : 'field invalid'}">
        <h3 aria-level="2">Введите код с картинки</h3>
        <img class="picture" src="${url(`/captcha/api/public/v2/image?captchaSession=${captchaSession}`)}" width="274" height="84" alt="Картинка с кодом из шести цифр">
        ${words && html`<p class="error error-label mb-4" id="answer-error" role="alert">${words}</p>`}
        <div class="esia-captcha__code-entry">
          <label for="answer"><span class="hint">6 цифр</span>
            <input class="plain-input code" id="answer" name="answer" form="captcha" type="text" inputmode="numeric" maxlength="12"
              autocomplete="off" spellcheck="false" autofocus ${words && html`aria-invalid="true" aria-describedby="answer-error"`}></label>
          <button class="plain-button plain-button_wide" type="submit" form="captcha">Продолжить</button>
        </div>
        <button class="plain-button-inline" type="submit" form="other">Показать другую картинку</button>
      </div>
      <div hidden>
        <form id="captcha" method="post" action="${url(paths.captcha)}" novalidate></form>
        <form id="other" method="post" action="${url(paths.otherPicture)}"></form>
      </div>
      <p class="aside alone">На стенде этот код написан и <a href="${url(paths.phone)}">на тестовом телефоне</a>.</p>
    `,
  })
}
