import { html, url, type Html } from '@registratura/html'
import { stepPaths } from '../sign-in/step-paths.ts'
import { signInFrame } from '../ui/sign-in-frame.ts'
import type { StepName } from './steps.ts'

const words = {
  FILL_MFA: {
    title: 'Защитите учётную запись',
    text: 'С подтверждением входа никто не войдёт по одному только паролю: понадобится ещё код из СМС или из приложения.',
    skip: 'Не сейчас',
  },
  MAX_QUIZ: {
    title: 'Подтверждайте вход в MAX',
    text: 'Код для входа может приходить не по СМС, а в мессенджер MAX.',
    skip: 'Пропустить',
  },
  CHANGE_PASSWORD: {
    title: 'Пора сменить пароль',
    text: 'Пароль давно не менялся. Новый можно придумать сейчас или позже в личном кабинете.',
    skip: 'Не сейчас',
  },
} as const satisfies Record<StepName, { title: string; text: string; skip: string }>

/** One of the pages that Госуслуги may put between; on the stand they can only be passed by. */
export function stepPage(step: StepName): Html {
  const { title, text, skip } = words[step]
  const inner = html`
    <h1>${title}</h1>
    <p>${text}</p>
    <p class="aside">Это стенд: здесь ничего не подключается и не меняется, можно только идти дальше.</p>
    <div class="mt-40"><div>
      <button class="plain-button plain-button_wide" type="submit" form="skip">${skip}</button>
    </div></div>`

  return signInFrame({
    title,
    body: html`
      ${step === 'MAX_QUIZ' ? html`<esia-max-quiz><div>${inner}</div></esia-max-quiz>` : html`<div>${inner}</div>`}
      <div hidden><form id="skip" method="post" action="${url(stepPaths[step])}"></form></div>
    `,
  })
}
