import { html, url, type Html } from '@registratura/html'
import type { Assumed } from '../assumed.ts'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import { byCause } from './causes.ts'
import { signInCauses } from './sign-in-causes.ts'
import { smsCauses } from './sms-causes.ts'
import type { Origin } from './support.ts'

const toSignIn = { path: paths.login, text: 'Вернуться ко входу' }
const toCode = { path: paths.code, text: 'Вернуться к вводу кода' }

export function signInHelpPage(assumed: Assumed): Html {
  return page({
    title: 'Не удается войти?',
    back: toSignIn,
    body: html`
      ${byCause(signInCauses(assumed))}
      ${otherwise('sign-in', toSignIn)}
      <p class="aside alone">Это стенд: логины и пароли тестовых людей написаны <a href="${url(paths.home)}">на странице «О стенде»</a>.</p>
    `,
  })
}

export function smsHelpPage(assumed: Assumed): Html {
  return page({
    title: 'Не приходит смс',
    back: toCode,
    body: html`
      ${byCause(smsCauses(assumed))}
      ${otherwise('sms', toCode)}
      <p class="aside alone">Это стенд: сообщения приходят на <a href="${url(paths.phone)}">тестовый телефон</a>.</p>
    `,
  })
}

/** The way back stands here too, since the causes are longer than a screen. */
function otherwise(from: Origin, back: { readonly path: string; readonly text: string }): Html {
  return html`
    <h2>Ничего не помогло</h2>
    <p class="alone">Вы можете <a href="${url(`${paths.support}?from=${from}`)}">обратиться в службу поддержки</a>.</p>
    <p class="alone"><a href="${url(back.path)}">${back.text}</a></p>
  `
}
