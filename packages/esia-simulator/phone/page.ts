import { html, url, type Html } from '@registratura/html'
import type { Picture } from '../captcha/pictures.ts'
import type { SmsMessage } from '../memory/sms.ts'
import { paths } from '../paths.ts'
import { field } from '../ui/field.ts'
import { page } from '../ui/page.ts'
import { moscowTime } from '../ui/time.ts'

export type Owner = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly messages: readonly Pick<SmsMessage, 'text' | 'sentAt'>[]
  /** What their application shows; undefined for those who have none. */
  readonly totpCode: string | undefined
  readonly lockedUntil: Date | undefined
  readonly hasGranted: boolean
}

type Back = { readonly path: string; readonly text: string }

type Props = {
  readonly owners: readonly Owner[]
  /** That can still be answered. */
  readonly pictures: readonly Picture[]
  readonly back: Back | undefined
}

/** The newest message comes first, and its owner first among the people. */
export function phonePage({ owners, pictures, back }: Props): Html {
  return page({
    title: 'Тестовый телефон',
    ...(back === undefined ? {} : { back }),
    body: html`
      <p>Сюда приходят СМС для тестовых людей. Настоящих сообщений стенд не отправляет.</p>
      <p class="alone"><a href="${url(paths.phone)}">Обновить</a></p>
      <p class="alone">Письма портала — на странице <a href="${url(paths.letters)}">Почта</a>.</p>
      ${pictures.length > 0 && pictureSection(pictures)}
      ${owners.map(ownerSection)}
      <h2>Вход по QR-коду</h2>
      <form method="get" action="${url(paths.phoneQr)}">
        ${field({ id: 'signed_token', label: 'Что написано в QR-коде', hint: 'gosuslugi://auth/signed_token=…' })}
        <div class="actions"><button type="submit">Открыть</button></div>
      </form>
    `,
  })
}

const pictureSection = (pictures: readonly Picture[]): Html => html`
  <h2>Коды с картинок</h2>
  <ul class="messages">${pictures
    .slice(0, 3)
    .map(
      ({ answer, askedAt }) =>
        html`<li><p><code>${answer}</code></p><p class="hint">${moscowTime(askedAt)}</p></li>`,
    )}</ul>`

function ownerSection({ id, name, phone, messages, totpCode, lockedUntil, hasGranted }: Owner): Html {
  return html`
    <section aria-labelledby="${id}">
      <h2 id="${id}">${name}</h2>
      <p class="hint">${phone}</p>
      ${
        lockedUntil &&
        html`<form method="post" action="${url(paths.phone)}">
          <p class="error">Ввод кода закрыт до ${moscowTime(lockedUntil)}.</p>
          <button type="submit" name="free" value="${id}" aria-describedby="${id}">Снять запрет</button>
        </form>`
      }
      ${
        totpCode &&
        html`<p class="note">Приложение с кодами показывает <strong><code>${totpCode}</code></strong>. Обновите страницу, если код уже не подходит.</p>`
      }
      ${
        messages.length === 0
          ? html`<p>Сообщений нет.</p>`
          : html`<ul class="messages">${messages
              .slice(0, 3)
              .map(
                ({ text, sentAt }) => html`<li><p>${text}</p><p class="hint">${moscowTime(sentAt)}</p></li>`,
              )}</ul>`
      }
      ${
        hasGranted &&
        html`<form method="post" action="${url(paths.phone)}">
          <p class="hint">Этот человек разрешил передать свои данные: следующий вход об этом не спросит.</p>
          <button type="submit" name="withdraw" value="${id}" aria-describedby="${id}">Отозвать разрешения</button>
        </form>`
      }
    </section>
  `
}

type QrProps = {
  readonly code: string
  readonly clientName: string | undefined
  readonly people: readonly { readonly id: string; readonly name: string; readonly story: string }[]
}

export function approvePage({ code, clientName, people }: QrProps): Html {
  return page({
    title: 'Подтвердите вход',
    body: html`
      <p>${clientName === undefined ? 'Кто-то' : html`Для сайта «${clientName}» кто-то`} входит по QR-коду. От чьего имени подтвердить?</p>
      <form method="post" action="${url(paths.phoneQr)}">
        <input type="hidden" name="code" value="${code}">
        <fieldset>
          <legend>Тестовый человек</legend>
          ${people.map(
            ({ id, name, story }, index) => html`
              <div class="choice">
                <input type="radio" id="person-${id}" name="person" value="${id}" aria-describedby="story-${id}" ${index === 0 && html`checked`}>
                <label for="person-${id}">${name}</label>
                <p class="hint" id="story-${id}">${story}</p>
              </div>`,
          )}
        </fieldset>
        <div class="actions"><button class="primary" type="submit">Подтвердить вход</button></div>
      </form>
    `,
  })
}

/** `here` is true when the same browser waits for the sign-in. */
export function approvedPage({ here }: { readonly here: boolean }): Html {
  return page({
    title: 'Вход подтверждён',
    body: here
      ? html`
          <p>Осталось вернуться на страницу с QR-кодом.</p>
          <form method="post" action="${url(paths.qr)}">
            <div class="actions"><button class="primary" type="submit">Продолжить</button></div>
          </form>`
      : html`<p>Вернитесь на страницу с QR-кодом и нажмите «Проверить».</p>`,
  })
}

export function qrGonePage(): Html {
  return page({
    title: 'Этот QR-код больше не действует',
    failed: true,
    body: html`<p>Код живёт 5 минут и подходит один раз. Откройте страницу входа и получите новый.</p>
      <p class="alone"><a href="${url(paths.qr)}">Получить новый QR-код</a></p>`,
  })
}
