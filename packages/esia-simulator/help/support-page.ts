import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { page } from '../ui/page.ts'
import type { Origin, SupportError } from './support.ts'

type Props = {
  readonly from: Origin
  readonly story: string
  readonly email: string
  readonly errors: readonly SupportError[]
}

const words = {
  'no-story': 'Заполните поле',
  'too-long': 'Расскажите короче: до 2000 знаков',
  'no-email': 'Введите адрес почты в формате imya@pochta.example',
} satisfies Record<SupportError, string>

const backTo = {
  'sign-in': { path: paths.signInHelp, text: 'Не удается войти?' },
  sms: { path: paths.smsHelp, text: 'Не приходит смс' },
} satisfies Record<Origin, { path: string; text: string }>

const returnTo = {
  'sign-in': { path: paths.login, text: 'Вернуться ко входу' },
  sms: { path: paths.code, text: 'Вернуться к вводу кода' },
} satisfies Record<Origin, { path: string; text: string }>

export function supportPage({ from, story, email, errors }: Props): Html {
  const storyError = errors.find((error) => error !== 'no-email')
  const emailError = errors.find((error) => error === 'no-email')

  return page({
    title: 'Обращение в службу поддержки',
    failed: errors.length > 0,
    back: backTo[from],
    body: html`
      <p>Это стенд: обращение никто не прочитает, и оно не сохраняется. Не пишите ничего настоящего.</p>
      <form method="post" action="${url(paths.support)}" novalidate>
        <input type="hidden" name="from" value="${from}">
        <div class="${storyError === undefined ? 'field' : 'field invalid'}">
          <label for="story">Что случилось</label>
          <p class="hint" id="story-hint">Что Вы делали и что увидели на экране. Пароли и коды не пишите.</p>
          ${storyError && html`<p class="error" id="story-error">${words[storyError]}</p>`}
          <textarea class="plain-input" id="story" name="story" rows="5"
            aria-describedby="${storyError === undefined ? 'story-hint' : 'story-hint story-error'}"
            ${storyError && html`aria-invalid="true" autofocus`}>${story}</textarea>
        </div>
        ${field({
          id: 'email',
          label: 'Электронная почта для ответа',
          type: 'email',
          value: email,
          hint: 'Например, imya@pochta.example',
          error: emailError && words[emailError],
          autocomplete: 'email',
          focused: emailError !== undefined && storyError === undefined,
        })}
        <div class="actions"><button class="primary" type="submit">Отправить</button></div>
      </form>
    `,
  })
}

export function supportSentPage({ number, from }: { readonly number: string; readonly from: Origin }): Html {
  return page({
    title: `Обращение ${number} принято`,
    back: returnTo[from],
    body: html`
      <p>Номер Вашего обращения: <strong class="together">${number}</strong>.</p>
      <p>Настоящая служба поддержки ответила бы на почту. Стенд никому ничего не пишет.</p>
    `,
  })
}
