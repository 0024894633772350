import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { reactionFrame } from '../ui/sign-in-frame.ts'
import { questionText } from './question.ts'

const errors = {
  empty: 'Заполните поле',
  wrong: 'Ответ не подошёл. Проверьте его и ответьте ещё раз',
} as const

type Props = { readonly error?: keyof typeof errors | undefined }

/** A question instead of a picture, with the elements of Госуслуги. */
export function questionPage({ error }: Props): Html {
  const words = error && errors[error]

  return reactionFrame({
    title: 'Необычный вход',
    failed: error !== undefined,
    body: html`
      <h1>Необычный вход</h1>
      <h3 aria-level="2">Убедимся, что это Вы</h3>
      <p>${questionText}</p>
      <div class="abstract-request-information__input">
        <div class="${words === undefined ? 'field' : 'field invalid'}">
          ${words && html`<span class="error error-label mb-4" id="answer-error" role="alert">${words}</span>`}
          <label for="answer">Ответ
            <input class="plain-input" id="answer" name="answer" form="question" type="text" maxlength="100"
              autocomplete="off" autofocus ${words && html`aria-invalid="true" aria-describedby="answer-error"`}></label>
        </div>
        <div class="actions"><button class="plain-button plain-button_wide" type="submit" form="question">Продолжить</button></div>
      </div>
      <div hidden><form id="question" method="post" action="${url(paths.question)}" novalidate></form></div>
      <p class="alone"><a href="${url(paths.login)}">Вернуться ко входу</a></p>
      <p class="aside alone">Это стенд: годы рождения тестовых людей написаны <a href="${url(paths.people)}">на странице «Люди»</a>.</p>
    `,
  })
}
