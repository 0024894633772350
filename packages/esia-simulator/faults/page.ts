import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { Fault } from './fault.ts'
import type { Group } from './list.ts'
import type { SwitchedOn, When } from './switchboard.ts'

type Listed = { readonly id: string; readonly name: string }

type Props = {
  readonly groups: readonly Group[]
  readonly on: readonly SwitchedOn[]
  readonly people: readonly Listed[]
}

export function faultsPage({ groups, on, people }: Props): Html {
  return page({
    title: 'Сбои',
    wide: true,
    body: html`
      <p>Здесь стенд можно испортить: он ответит так, как Госуслуги отвечать не должны. Портал обязан это пережить.</p>
      <h2>Сейчас включено</h2>
      ${on.length === 0 ? html`<p>Ничего: стенд отвечает честно.</p>` : switchedOn(on, people)}
      <h2>Включить сбой</h2>
      <form method="post" action="${url(paths.faults)}">
        <div class="field">
          <label for="when">Когда</label>
          <select class="plain-input" id="when" name="when">
            <option value="once">один раз, при первом же запросе</option>
            <option value="always">всегда</option>
            <option value="0.5">в половине случаев</option>
            <option value="0.1">в каждом десятом случае</option>
          </select>
        </div>
        <div class="field">
          <label for="person">Кому</label>
          <select class="plain-input" id="person" name="person">
            <option value="">всем</option>
            ${people.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
          </select>
        </div>
        <p class="hint">Откройте раздел и нажмите на имя сбоя.</p>
        ${groups.map(groupOf)}
      </form>
    `,
  })
}

function groupOf({ title, faults }: Group): Html {
  return html`
    <details>
      <summary>${title}: ${faults.length}</summary>
      <ul class="faults">${faults.map(
        ({ name, words }: Fault) => html`
          <li>
            <button type="submit" name="fault" value="${name}" aria-describedby="words-${name}"><code>${name}</code></button>
            <p id="words-${name}">${words}</p>
          </li>`,
      )}</ul>
    </details>
  `
}

function switchedOn(on: readonly SwitchedOn[], people: readonly Listed[]): Html {
  return html`
    <ul class="messages">${on.map(({ fault, when, person }) => {
      const whom = people.find(({ id }) => id === person)?.name ?? 'всем'
      return html`
        <li>
          <p><code>${fault.name}</code>: ${whenWords(when)}, ${whom}</p>
          <p class="hint">${fault.words}</p>
          <form method="post" action="${url(paths.faults)}">
            <input type="hidden" name="fault" value="${fault.name}">
            <input type="hidden" name="person" value="${person ?? ''}">
            <button type="submit" name="when" value="off">Выключить <span class="hidden">${fault.name}</span></button>
          </form>
        </li>`
    })}</ul>
    <form method="post" action="${url(paths.faults)}">
      <div class="actions"><button class="primary" type="submit" name="fault" value="">Выключить все</button></div>
    </form>
  `
}

function whenWords(when: When): string {
  if (when === 'once') return 'один раз'
  return when === 'always' ? 'всегда' : `в ${Math.round(when * 100)} % случаев`
}

export function unreadSwitchPage(detail: string): Html {
  return page({
    title: 'Сбой не включён',
    failed: true,
    back: { path: paths.faults, text: 'К списку сбоев' },
    body: html`
      <p>Стенд не понял, что включить. Вернитесь к списку и выберите сбой там.</p>
      <p class="aside" lang="en"><code>${detail}</code></p>
    `,
  })
}
