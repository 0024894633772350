import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { Clock } from './clock.ts'
import type { Snapshot } from './snapshots.ts'

type Props = { readonly clock: Clock; readonly snapshots: readonly Snapshot[] }

const dateTime = new Intl.DateTimeFormat('ru', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'long',
  timeStyle: 'medium',
})

const leaps = [
  ['60', 'На минуту'],
  ['3600', 'На час'],
  ['86400', 'На сутки'],
  ['2592000', 'На 30 дней'],
] as const

export function controlPage({ clock, snapshots }: Props): Html {
  return page({
    title: 'Часы и снимки',
    wide: true,
    body: html`
      <h2 id="clock">Часы стенда</h2>
      <p>Сроки кодов, токенов, СМС и запретов идут по этим часам, а не по часам компьютера.</p>
      <p class="note">${dateTime.format(clock.now())} по московскому времени. ${clockWords(clock)}</p>
      <form method="post" action="${url(paths.controlClock)}">
        <fieldset>
          <legend>Перевести вперёд</legend>
          <div class="actions">${leaps.map(
            ([seconds, words]) =>
              html`<button type="submit" name="advance" value="${seconds}">${words}</button>`,
          )}</div>
        </fieldset>
      </form>
      <form method="post" action="${url(paths.controlClock)}">
        <div class="field">
          <label for="now">Поставить время</label>
          <p class="hint" id="now-hint">Московское</p>
          <input class="plain-input" id="now" name="now" type="datetime-local" step="1" required
            value="${moscow(clock.now())}" aria-describedby="now-hint">
        </div>
        <input type="hidden" name="zone" value="Moscow">
        <div class="actions"><button type="submit">Поставить</button></div>
      </form>
      <form method="post" action="${url(paths.controlClock)}">
        <div class="actions">
          ${
            clock.running
              ? html`<button type="submit" name="stop" value="yes">Остановить часы</button>`
              : html`<button type="submit" name="run" value="yes">Пустить часы</button>`
          }
          <button type="submit" name="reset" value="yes">Вернуть к часам компьютера</button>
        </div>
      </form>
      <h2 id="snapshots">Снимки</h2>
      <p>Снимок хранит всё, что стенд помнит: входы, коды, токены, разрешения, СМС, запреты, людей, сбои, системы и часы. К нему можно вернуться сколько угодно раз, пока стенд не остановлен.</p>
      <ul class="messages">${snapshots.map(snapshotItem)}</ul>
      <form method="post" action="${url(paths.controlTake)}">
        <div class="field">
          <label for="name">Имя нового снимка</label>
          <p class="hint" id="name-hint">Снимок с тем же именем будет заменён</p>
          <input class="plain-input" id="name" name="name" maxlength="64" required autocomplete="off" aria-describedby="name-hint">
        </div>
        <div class="actions"><button class="primary" type="submit">Сделать снимок</button></div>
      </form>
    `,
  })
}

function snapshotItem({ name, takenAt }: Snapshot, index: number): Html {
  const first = name === 'start'
  return html`
    <li>
      <p id="snapshot-${index}"><code>${name}</code>${first && ': каким стенд был при запуске'}</p>
      <p class="hint">${dateTime.format(takenAt)}</p>
      <div class="actions">
        <form method="post" action="${url(paths.controlRestore)}">
          <button type="submit" name="name" value="${name}" aria-describedby="snapshot-${index}">Вернуться к снимку</button>
        </form>
        ${
          !first &&
          html`<form method="post" action="${url(paths.controlForget)}">
            <button type="submit" name="name" value="${name}" aria-describedby="snapshot-${index}">Забыть</button>
          </form>`
        }
      </div>
    </li>
  `
}

function clockWords(clock: Clock): string {
  const seconds = Math.round(clock.aheadMs / 1000)
  const stopped = clock.running ? '' : 'Часы стоят. '
  if (seconds === 0) return `${stopped}Столько же на часах компьютера.`
  return `${stopped}Часы ${seconds > 0 ? 'впереди' : 'позади'} на ${spanOf(Math.abs(seconds))}.`
}

function spanOf(seconds: number): string {
  const days = Math.floor(seconds / 86_400)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  return days === 0 ? time : `${days} дн. ${time}`
}

const moscow = (date: Date): string => new Date(date.getTime() + 10_800_000).toISOString().slice(0, 19)

export function refusedControlPage(detail: string): Html {
  return page({
    title: 'Не получилось',
    failed: true,
    back: { path: paths.control, text: 'К часам и снимкам' },
    body: html`
      <p>Стенд не понял запрос и ничего не изменил. Вернитесь и попробуйте ещё раз.</p>
      <p class="aside" lang="en"><code>${detail}</code></p>
    `,
  })
}
