import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import { switchNames, type SwitchName, type SwitchedStep } from './steps.ts'

type Someone = { readonly id: string; readonly name: string; readonly hasTotp: boolean }

type Props = { readonly on: readonly SwitchedStep[]; readonly people: readonly Someone[] }

const about = {
  ANOMALY_QUESTION: {
    title: 'Вопрос, чтобы убедиться, что это сам человек',
    text: 'После пароля и перед кодом: стенд спрашивает год рождения. Потом пароль вводят ещё раз.',
  },
  FILL_MFA: {
    title: 'Предложение подключить подтверждение входа',
    text: 'После пароля и вместо кода: как у тех, кто ещё входит по одному паролю.',
  },
  MAX_QUIZ: { title: 'Предложение получать коды в MAX', text: 'После кода.' },
  CHANGE_PASSWORD: { title: 'Совет сменить пароль', text: 'После кода.' },
} as const satisfies Record<SwitchName, { title: string; text: string }>

/** Where the steps of the sign-in are switched by hand. */
export function switchesPage({ on, people }: Props): Html {
  return page({
    title: 'Шаги входа',
    wide: true,
    back: { path: paths.home, text: 'О стенде' },
    body: html`
      <p>Что встретит человек между паролем и сайтом, на который он входит. В JSON-ответах у этих шагов свои имена, они написаны в скобках.</p>
      <h2 id="totp">Код из приложения вместо СМС (TTP)</h2>
      <p>${withTotp(people)}</p>
      <form method="post" action="${url(paths.stepsTotp)}">
        ${whom({ id: 'totp', title: 'Код из приложения', people })}
        <div class="actions">
          <button type="submit" name="turn" value="on">Дать приложение</button>
          <button type="submit" name="turn" value="off">Вернуть СМС</button>
        </div>
      </form>
      ${switchNames.map((step) => stepSection(step, { on, people }))}
    `,
  })
}

function withTotp(people: readonly Someone[]): string {
  const names = people.filter(({ hasTotp }) => hasTotp).map(({ name }) => name)
  return names.length === 0
    ? 'Приложения нет ни у кого.'
    : `Приложение есть: ${names.join(', ')}. Коды показывает тестовый телефон.`
}

function stepSection(step: SwitchName, { on, people }: Props): Html {
  const { title, text } = about[step]
  const now = on.filter((entry) => entry.step === step)

  return html`
    <h2 id="${step}">${title} (${step})</h2>
    <p>${text} ${now.length === 0 && 'Сейчас не показывается.'}</p>
    ${
      now.length > 0 &&
      html`<ul>${now.map(({ when, person }) => html`<li>${nameOf(person, people)}: ${when === 'once' ? 'один раз' : 'всегда'}</li>`)}</ul>`
    }
    <form method="post" action="${url(paths.steps)}">
      <input type="hidden" name="step" value="${step}">
      ${whom({ id: step, title, people, everybody: 'Всем' })}
      <div class="actions">
        <button type="submit" name="when" value="once">Один раз</button>
        <button type="submit" name="when" value="always">Всегда</button>
        <button type="submit" name="when" value="off">Не показывать</button>
      </div>
    </form>`
}

const nameOf = (id: string | undefined, people: readonly Someone[]): string =>
  id === undefined ? 'Всем' : (people.find((one) => one.id === id)?.name ?? id)

type Whom = {
  readonly id: string
  readonly title: string
  readonly people: readonly Someone[]
  readonly everybody?: string
}

/** Five lists of a page are told apart by what stands in their names unseen. */
const whom = ({ id, title, people, everybody }: Whom): Html => html`
  <div class="field">
    <label for="person-${id}">Кому<span class="hidden">: ${title}</span></label>
    <select class="plain-input" id="person-${id}" name="person">
      ${everybody && html`<option value="">${everybody}</option>`}
      ${people.map((one) => html`<option value="${one.id}">${one.name}</option>`)}
    </select>
  </div>`
