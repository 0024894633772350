import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import { inPlainWords } from './scope-words.ts'

type Props = {
  readonly requestId: string
  readonly clientName: string
  readonly personName: string
  readonly scopes: readonly string[]
}

export function grantPage({ requestId, clientName, personName, scopes }: Props): Html {
  return page({
    title: 'Предоставить данные?',
    body: html`
      <p>${personName}, сайт «${clientName}» просит передать ему Ваши данные:</p>
      <ul class="ticks">${scopes.map((scope) => html`<li>${inPlainWords(scope)}</li>`)}</ul>
      <p>Если Вы откажете, ничего не будет передано и Вы вернётесь на тот сайт.</p>
      <form method="post" action="${url(paths.grant)}">
        <input type="hidden" name="request" value="${requestId}">
        <div class="actions">
          <button class="primary" type="submit" name="answer" value="allow" id="grantAuthorization">Предоставить</button>
          <button type="submit" name="answer" value="deny">Отказать</button>
        </div>
      </form>
    `,
  })
}
