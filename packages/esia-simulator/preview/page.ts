import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { Preview, ShownAnswer, ShownToken } from './preview.ts'
import type { Asked } from './read-asked.ts'

type Props = {
  readonly asked: Asked
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly clients: readonly { readonly mnemonic: string; readonly name: string }[]
  readonly error?: string
  readonly shown?: Preview
}

export function previewPage({ asked, people, clients, error, shown }: Props): Html {
  return page({
    title: 'Что получит система',
    wide: true,
    failed: error !== undefined,
    body: html`
      <p>Здесь видно всё, что стенд ответил бы системе о человеке: код, токены и данные. Вход для этого не нужен, и такие токены ничего не открывают.</p>
      <form method="get" action="${url(paths.preview)}">
        ${
          error !== undefined &&
          html`<div class="error" role="alert"><p>Так показать не получится. Проверьте человека, систему и данные.</p><p lang="en"><code>${error}</code></p></div>`
        }
        <div class="field">
          <label for="person">Человек</label>
          <select class="plain-input" id="person" name="person">${people.map(({ id, name }) =>
            option(id, name, asked.person),
          )}</select>
        </div>
        <div class="field">
          <label for="client">Система</label>
          <select class="plain-input" id="client" name="client">${clients.map(({ mnemonic, name }) =>
            option(mnemonic, `${name} (${mnemonic})`, asked.client),
          )}</select>
        </div>
        <div class="field">
          <label for="scope">Какие данные (scope)</label>
          <p class="hint" id="scope-hint">Через пробел. Если пусто, то все, что разрешены системе</p>
          <input class="plain-input" id="scope" name="scope" value="${asked.scope ?? ''}" autocapitalize="none" spellcheck="false" aria-describedby="scope-hint">
        </div>
        <div class="actions"><button class="primary" type="submit">Показать</button></div>
      </form>
      ${shown && answers(shown)}
    `,
  })
}

function option(value: string, text: string, chosen: string | undefined): Html {
  return html`<option value="${value}" ${value === chosen && html`selected`}>${text}</option>`
}

function answers({ code, access_token, id_token, rs }: Preview): Html {
  return html`
    <h2>Токены</h2>
    ${token('Код (code)', code)}
    ${token('Маркер доступа (access_token)', access_token)}
    ${id_token ? token('Маркер идентификации (id_token)', id_token) : html`<p>Маркера идентификации не будет: в данных нет openid.</p>`}
    <h2>Данные</h2>
    ${rs.map(answer)}
  `
}

function token(title: string, { header, claims, jwt }: ShownToken): Html {
  return html`
    <details>
      <summary>${title}</summary>
      <p>Заголовок</p>
      ${json(header)}
      <p>Содержание</p>
      ${json(claims)}
      <p>Как он есть</p>
      <pre tabindex="0"><code>${jwt}</code></pre>
    </details>
  `
}

function answer({ path, status, body }: ShownAnswer): Html {
  return html`
    <details>
      <summary>${status} <code>${path}</code></summary>
      ${json(body)}
    </details>
  `
}

const json = (value: object): Html =>
  html`<pre tabindex="0"><code>${JSON.stringify(value, null, 2)}</code></pre>`
