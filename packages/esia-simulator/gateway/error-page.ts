import { html, type Html } from '@registratura/html'
import { page } from '../ui/page.ts'

type Props = { readonly error: string; readonly description: string }

export function gatewayErrorPage({ error, description }: Props): Html {
  return page({
    title: 'Шлюз не принял запрос',
    failed: true,
    body: html`
      <p>Так шлюз отвечает на запрос с ошибкой. Вернитесь на сайт и начните вход ещё раз.</p>
      <p class="aside" lang="en"><code>${error}: ${description}</code></p>
    `,
  })
}
