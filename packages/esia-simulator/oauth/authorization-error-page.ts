import { html, type Html } from '@registratura/html'
import { page } from '../ui/page.ts'
import type { EsiaFailure } from './esia-error.ts'

/** Where there is no address to return to that could be trusted. */
export function authorizationErrorPage({ description, detail }: EsiaFailure): Html {
  return page({
    title: 'Вход не получился',
    failed: true,
    body: html`
      <p>Сайт, с которого Вы пришли, прислал запрос, который стенд не может принять. Вы ни в чём не ошиблись.</p>
      <p>Вернитесь на тот сайт и начните вход заново. Если это повторится, сообщите его владельцу текст ниже.</p>
      <dl class="facts stacked">
        <div><dt>Ошибка</dt><dd><code>${description}</code></dd></div>
        <div><dt>Причина, для разработчика</dt><dd lang="en"><code>${detail}</code></dd></div>
      </dl>
    `,
  })
}
