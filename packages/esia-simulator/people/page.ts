import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { page } from '../ui/page.ts'
import { contactOf, nameOf, type Person } from './person.ts'

export function peoplePage(people: readonly Person[]): Html {
  return page({
    title: 'Люди стенда',
    wide: true,
    body: html`
      <p>Людей можно добавить, изменить и убрать. После остановки стенда остаются те, с кем он начинал.</p>
      <p class="alone"><a href="${url(paths.addPerson)}">Добавить человека</a></p>
      <ul class="messages">${people.map(
        ({ id, story, ...person }) => html`
          <li>
            <p class="alone"><a href="${url(pathOf(id))}">${nameOf(person)}</a> <code>${id}</code></p>
            <p class="hint">${story}</p>
          </li>`,
      )}</ul>
    `,
  })
}

const pathOf = (id: string): string => `${paths.people}/${encodeURIComponent(id)}`

type Added = { readonly json: string; readonly error?: string }

export function addPersonPage({ json, error }: Added): Html {
  return page({
    title: 'Новый человек',
    wide: true,
    failed: error !== undefined,
    back: { path: paths.people, text: 'К людям стенда' },
    body: html`
      <p>Опишите человека так, как о нём ответила бы ЕСИА. Чего нет, того и в ответах не будет.</p>
      ${jsonForm({ path: paths.addPerson, json, error, button: 'Добавить' })}
    `,
  })
}

type Shown = { readonly person: Person; readonly json: string; readonly error?: string }

export function personPage({ person, json, error }: Shown): Html {
  const path = pathOf(person.id)
  const text = (id: string, label: string, value: string | undefined) =>
    field({ id, label, value: value ?? '' })

  return page({
    title: nameOf(person),
    wide: true,
    failed: error !== undefined,
    back: { path: paths.people, text: 'К людям стенда' },
    body: html`
      <p>${person.story}</p>
      <p class="alone"><a href="${url(`${paths.preview}?person=${encodeURIComponent(person.id)}`)}">Что о нём получит система</a></p>
      <p class="alone"><a href="${url(`${paths.trialPeople}/${encodeURIComponent(person.id)}`)}">Описание в JSON</a></p>
      <h2>Изменить</h2>
      <form method="post" action="${url(path)}">
        ${text('lastName', 'Фамилия', person.lastName)}
        ${text('firstName', 'Имя', person.firstName)}
        ${text('middleName', 'Отчество', person.middleName)}
        ${text('phone', 'Мобильный телефон', contactOf(person, 'MBT')?.value)}
        ${text('email', 'Эл. почта', contactOf(person, 'EML')?.value)}
        ${text('snils', 'СНИЛС', person.snils)}
        ${field({ id: 'oid', label: 'Номер записи (oid)', hint: 'Другой — как после объединения двух записей', value: String(person.oid), inputmode: 'numeric' })}
        ${text('password', 'Пароль на стенде', person.password)}
        ${box('trusted', 'Запись подтверждена', person.confirmed)}
        ${box('locked', 'Запись заблокирована', person.locked === true)}
        <div class="actions"><button class="primary" type="submit">Сохранить</button></div>
      </form>
      <h2>Всё описание</h2>
      ${jsonForm({ path, json, error, button: 'Заменить описание' })}
      <h2>Убрать</h2>
      <form method="post" action="${url(path)}">
        <p>Вместе с человеком пропадут его разрешения и сбои.</p>
        <div class="actions"><button type="submit" name="remove" value="yes">Убрать человека</button></div>
      </form>
    `,
  })
}

function box(name: string, label: string, checked: boolean): Html {
  return html`
    <input type="hidden" name="${name}" value="false">
    <div class="choice">
      <input type="checkbox" id="${name}" name="${name}" value="true" ${checked && html`checked`}>
      <label for="${name}">${label}</label>
    </div>
  `
}

type JsonForm = {
  readonly path: string
  readonly json: string
  readonly error: string | undefined
  readonly button: string
}

function jsonForm({ path, json, error, button }: JsonForm): Html {
  return html`
    <form method="post" action="${url(path)}">
      <div class="${error === undefined ? 'field' : 'field invalid'}">
        <label for="json">Описание в JSON</label>
        ${
          error !== undefined &&
          html`<div class="error" id="json-error" role="alert"><p>Описание не подошло, ничего не изменено.</p><p lang="en"><code>${error}</code></p></div>`
        }
        <textarea class="plain-input json" id="json" name="json" rows="18" spellcheck="false" autocapitalize="none"
          ${error !== undefined && html`aria-invalid="true" aria-describedby="json-error"`}>${json}</textarea>
      </div>
      <div class="actions"><button type="submit">${button}</button></div>
    </form>
  `
}
