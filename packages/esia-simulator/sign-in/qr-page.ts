import { html, trustedMarkup, url, type Html } from '@registratura/html'
import { renderSVG } from 'uqr'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'

type Props = {
  /** Absolute: what the QR code says. */
  readonly address: string
  /** The same page of the phone, for those who have only this browser. */
  readonly path: string
  readonly notYet: boolean
}

export function qrPage({ address, path, notYet }: Props): Html {
  return page({
    title: 'Вход по QR-коду',
    back: { path: paths.login, text: 'Войти с паролем' },
    body: html`
      ${
        notYet &&
        html`<p class="note" role="status">Вход ещё не подтверждён. Подтвердите его на телефоне и проверьте снова.</p>`
      }
      <ol>
        <li class="alone">Наведите камеру телефона на код. Если телефона под рукой нет, откройте <a href="${url(path)}">тестовый телефон</a>.</li>
        <li>Выберите там тестового человека и подтвердите вход.</li>
        <li>Вернитесь сюда и нажмите «Проверить».</li>
      </ol>
      <div class="qr" role="img" aria-label="QR-код для входа">${trustedMarkup(renderSVG(address, { border: 4 }))}</div>
      <form method="post" action="${url(paths.qr)}" data-qr="${paths.qrState}">
        <div class="actions"><button class="primary" type="submit">Проверить</button></div>
      </form>
      <p class="aside alone">Код действует 5 минут.</p>
    `,
  })
}
