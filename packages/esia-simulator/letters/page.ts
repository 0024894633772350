import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import { moscowTime } from '../ui/time.ts'
import type { Letter } from './letters.ts'

type Props = { readonly letters: readonly Letter[]; readonly portalOrigin: string }

const shown = 50

/** The letters of the tried-out portal, newest first. */
export function lettersPage({ letters, portalOrigin }: Props): Html {
  return page({
    title: 'Почта',
    body: html`
      <p>Сюда попадают письма, которые портал пишет тестовым людям. Настоящих писем портал в пробном запуске не отправляет.</p>
      <p class="alone"><a href="${url(paths.letters)}">Обновить</a></p>
      ${
        letters.length === 0
          ? html`<p class="note">Писем нет. Портал пишет, когда в кабинете меняется важное: например, задан новый пароль.</p>`
          : html`<ul class="letters">${letters.slice(0, shown).map((letter) => item(letter, portalOrigin))}</ul>`
      }
    `,
  })
}

function item({ to, subject, text, sentAt }: Letter, portalOrigin: string): Html {
  return html`
    <li>
      <h2>${subject}</h2>
      <p class="hint">Кому: ${to}<br>${moscowTime(sentAt)}</p>
      ${text
        .split(/\n{2,}/)
        .filter((part) => part.trim() !== '')
        .map(
          (part) =>
            html`<p>${part
              .trim()
              .split('\n')
              .map(
                (line, index) => html`${index > 0 && html`<br>`}${linked(line.trim(), portalOrigin)}`,
              )}</p>`,
        )}
    </li>`
}

/** Addresses of the portal can be pressed; others stay text, as whoever wrote the letter is not known to be the portal. */
function linked(line: string, portalOrigin: string): Html {
  return line.startsWith(`${portalOrigin}/`) && !/\s/.test(line)
    ? html`<a href="${url(line)}">${line}</a>`
    : html`${line}`
}
