import { html, url, type Html } from '@registratura/html'
import type { Parameters } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { page } from '../ui/page.ts'
import type { Client } from './client.ts'
import type { RegisteredCertificate } from './registered-certificate.ts'

type Props = {
  readonly clients: readonly Client[]
  readonly typed?: Parameters
  readonly error?: string
}

const day = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', dateStyle: 'long' })

export function clientsPage({ clients, typed, error }: Props): Html {
  const text = (id: string, label: string, hint?: string) =>
    field({ id, label, value: typed?.text(id) ?? '', ...(hint === undefined ? {} : { hint }) })

  return page({
    title: 'Системы',
    wide: true,
    failed: error !== undefined,
    body: html`
      <p>Это системы, которые входят через стенд: то, что у настоящей ЕСИА записано на технологическом портале.</p>
      <h2 id="known">Какие есть</h2>
      <div class="people">${clients.map(clientCard)}</div>
      <h2 id="new">Добавить систему</h2>
      <form method="post" action="${url(paths.clients)}" enctype="multipart/form-data">
        ${
          error !== undefined &&
          html`<div class="error" id="client-error" role="alert"><p>Система не добавлена. Исправьте и отправьте ещё раз.</p><p lang="en"><code>${error}</code></p></div>`
        }
        ${text('mnemonic', 'Мнемоника', 'client_id: латинские буквы, цифры, точка, дефис, подчёркивание')}
        ${text('name', 'Название', 'Его увидит человек, когда система попросит данные')}
        <div class="field">
          <label for="certificate">Сертификат</label>
          <p class="hint" id="certificate-hint">PEM, ГОСТ или RSA; можно несколько подряд. Закрытый ключ стенду не нужен</p>
          <textarea class="plain-input json" id="certificate" name="certificate" rows="6" spellcheck="false"
            autocapitalize="none" aria-describedby="certificate-hint">${typed?.text('certificate') ?? ''}</textarea>
        </div>
        <div class="field">
          <label for="file">Или файл сертификата</label>
          <p class="hint" id="file-hint">PEM или DER</p>
          <input class="plain-input" id="file" name="file" type="file" accept=".pem,.crt,.cer,.der" aria-describedby="file-hint">
        </div>
        ${text('domains', 'Домены', 'Через пробел, например: portal.example localhost')}
        ${text('scopes', 'Какие данные можно просить (scope)', 'Через пробел. Если пусто, то все, какие есть на стенде')}
        ${select('profile', 'Строгость', typed?.text('profile'), [
          ['', 'как принято на стенде'],
          ['strict', 'strict: как описано у ЕСИА'],
          ['compat', 'compat: что шлют существующие клиенты'],
        ])}
        ${select('tokenAlgorithm', 'Чем подписывать токены', typed?.text('tokenAlgorithm'), [
          ['', 'как принято на стенде'],
          ['RS256', 'RS256'],
          ['GOST3410_2012_256', 'GOST3410_2012_256'],
        ])}
        ${text('issuer', 'Издатель токенов (iss)', 'Если пусто, то сам стенд')}
        <div class="choice">
          <input type="checkbox" id="replace" name="replace" value="yes" ${typed?.get('replace') === 'yes' && html`checked`}>
          <label for="replace">Заменить систему с той же мнемоникой</label>
        </div>
        <div class="actions"><button class="primary" type="submit">Добавить</button></div>
      </form>
    `,
  })
}

function select(
  id: string,
  label: string,
  chosen: string | undefined,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  return html`
    <div class="field">
      <label for="${id}">${label}</label>
      <select class="plain-input" id="${id}" name="${id}">${options.map(
        ([value, words]) =>
          html`<option value="${value}" ${value === chosen && html`selected`}>${words}</option>`,
      )}</select>
    </div>
  `
}

function clientCard({
  mnemonic,
  name,
  certificates,
  domains,
  scopes,
  profile,
  tokenAlgorithm,
}: Client): Html {
  return html`
    <section class="person" aria-labelledby="client-${mnemonic}">
      <h3 id="client-${mnemonic}">${name}</h3>
      <dl class="facts stacked">
        <div><dt>Мнемоника</dt><dd><code>${mnemonic}</code></dd></div>
        <div><dt>Домены</dt><dd>${domains.join(', ')}</dd></div>
        <div><dt>Строгость</dt><dd><code>${profile}</code>, токены ${tokenAlgorithm}</dd></div>
      </dl>
      <details>
        <summary>Какие данные может просить: ${scopes.length}</summary>
        <p><code>${scopes.join(' ')}</code></p>
      </details>
      ${certificates.map(certificateFact)}
      ${certificates.length === 0 && html`<p>Сертификата нет: подпись проверить нечем.</p>`}
      <form method="post" action="${url(paths.removeClient)}">
        <button type="submit" name="mnemonic" value="${mnemonic}" aria-describedby="client-${mnemonic}">Убрать</button>
      </form>
    </section>
  `
}

function certificateFact({ kind, hash, notAfter }: RegisteredCertificate): Html {
  return html`
    <p>Сертификат ${kind === 'gost' ? 'ГОСТ' : 'RSA'} (до ${day.format(notAfter)}), его <code>client_certificate_hash</code>: <code>${hash}</code></p>
  `
}
