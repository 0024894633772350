import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'

export function signedOutPage({ refusedAddress }: { readonly refusedAddress: boolean }): Html {
  return page({
    title: 'Вы вышли',
    body: html`
      <p>Стенд забыл, что Вы входили в этом браузере. Следующий вход снова спросит пароль и код.</p>
      ${
        refusedAddress &&
        html`<p>Адрес, на который просили вернуться, стенду не знаком, поэтому мы остались здесь.</p>`
      }
      <p class="alone"><a href="${url(paths.home)}">На главную страницу стенда</a></p>
    `,
  })
}
