import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { Entry } from './journal.ts'

const clock = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', timeStyle: 'medium' })

export function journalPage(entries: readonly Entry[]): Html {
  return page({
    title: 'Журнал',
    wide: true,
    body: html`
      <p>Последние запросы, новые первыми: чем они были подписаны, какая проверка не прошла и что подошло бы. Секретов и данных людей здесь нет. Время московское.</p>
      <p class="alone"><a href="${url(paths.journal)}">Обновить</a></p>
      ${
        entries.length === 0
          ? html`<p>Пока пусто.</p>`
          : html`<ul class="messages">${entries.map(
              ({ at, line }) =>
                html`<li><p class="hint">${clock.format(at)}</p><p lang="en"><code>${line}</code></p></li>`,
            )}</ul>`
      }
    `,
  })
}
