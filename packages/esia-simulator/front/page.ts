import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'
import type { TrialPerson } from './trial.ts'

type Props = {
  readonly people: readonly TrialPerson[]
  readonly portalOrigin: string
  readonly signedInName: string | undefined
}

export function frontPage({ people, portalOrigin, signedInName }: Props): Html {
  return page({
    title: 'О стенде',
    wide: true,
    body: html`
      ${
        signedInName &&
        html`<p class="note alone">Вы вошли как ${signedInName}. <a href="${url(paths.logout)}">Выйти</a></p>`
      }
      <p class="lead">Эта программа изображает вход через Госуслуги, чтобы портал можно было испытать без настоящих людей. Всё, что она знает, написано на этой странице.</p>
      <p class="alone"><a href="${url(portalOrigin)}">Открыть портал ${portalOrigin}</a></p>
      <h2 id="control">Управление</h2>
      <ul>
        <li class="alone"><a href="${url(paths.people)}">Люди</a>: добавить, изменить, убрать</li>
        <li class="alone"><a href="${url(paths.clients)}">Системы</a>: кто входит через стенд, их сертификаты</li>
        <li class="alone"><a href="${url(paths.preview)}">Что получит система</a>: токены и данные о человеке без входа</li>
        <li class="alone"><a href="${url(paths.journal)}">Журнал</a>: чем подписан каждый запрос и почему отказано</li>
        <li class="alone"><a href="${url(paths.control)}">Часы и снимки</a>: перевести время, запомнить и вернуть всё как было</li>
        <li class="alone"><a href="${url(paths.faults)}">Сбои</a>: ответить медленно, с ошибкой, с подделкой</li>
        <li class="alone"><a href="${url(paths.steps)}">Шаги входа</a>: коды из приложения вместо СМС, предложения между паролем и сайтом</li>
        <li class="alone"><a href="${url(paths.phone)}">Тестовый телефон</a>: СМС, коды из приложений и с картинок, запреты, разрешения</li>
        <li class="alone"><a href="${url(paths.letters)}">Почта</a>: письма, которые портал пишет тестовым людям</li>
      </ul>
      <h2>Тестовые люди</h2>
      <p class="alone">Войти можно по СНИЛС, по подтверждённому телефону или почте. Код из СМС придёт на <a href="${url(paths.phone)}">тестовый телефон</a>.</p>
      <div class="people">${people.map(personCard)}</div>
      <h2>Для программ</h2>
      <ul>
        <li class="alone"><a href="${url(paths.trial)}">${paths.trial}</a>: тестовые люди и адреса</li>
        <li><code>${paths.trialSms}?phone=%2B7…</code>: СМС одного телефона, новые первыми; с <code>&amp;from=portal</code> — те, что прислал портал</li>
        <li><code>${paths.trialLetters}?email=…</code>: письма портала на один адрес, новые первыми; <code>POST</code> принимает письмо</li>
        <li><code>${paths.trialTotp}?person=…</code>: код из приложения этого человека; <code>POST</code> даёт ему приложение</li>
        <li class="alone"><a href="${url(paths.trialCaptcha)}">${paths.trialCaptcha}</a>: коды с картинок, новые первыми</li>
        <li class="alone"><a href="${url(paths.trialSteps)}">${paths.trialSteps}</a>: шаги входа, которые включены</li>
        <li class="alone"><a href="${url(paths.trialFaults)}">${paths.trialFaults}</a>: сбои и какие из них включены</li>
        <li class="alone"><a href="${url(paths.gatewayDiscovery)}">${paths.gatewayDiscovery}</a>: шлюз OpenID Connect, который ведёт сюда же</li>
        <li class="alone"><a href="${url(paths.trialClients)}">${paths.trialClients}</a>: системы, которые входят через стенд</li>
        <li class="alone"><a href="${url(paths.trialPeople)}">${paths.trialPeople}</a>: описания людей, как в <code>SIMULATOR_PEOPLE</code></li>
        <li class="alone"><a href="${url(paths.trialJournal)}">${paths.trialJournal}</a>: журнал, новые строки первыми</li>
        <li class="alone"><a href="${url(paths.trialClock)}">${paths.trialClock}</a>: часы стенда</li>
        <li class="alone"><a href="${url(paths.trialSnapshots)}">${paths.trialSnapshots}</a>: снимки; <code>POST ${paths.trialRestore}?name=start</code> возвращает всё к началу</li>
        <li><code>${paths.trialPreview}?person=…&amp;client=…&amp;scope=…</code>: что получит система</li>
      </ul>
    `,
  })
}

function personCard({ id, name, story, phone, email, snils, password }: TrialPerson): Html {
  return html`
    <section class="person" aria-labelledby="${id}">
      <h3 id="${id}">${name}</h3>
      <p>${story}</p>
      <dl class="facts">
        <div><dt>Телефон</dt><dd><code>${phone}</code></dd></div>
        <div><dt>Эл. почта</dt><dd><code>${email}</code></dd></div>
        <div><dt>СНИЛС</dt><dd>${snils === '' ? 'нет' : html`<code>${snils}</code>`}</dd></div>
        <div><dt>Пароль</dt><dd><code>${password}</code></dd></div>
      </dl>
    </section>
  `
}
