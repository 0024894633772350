import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { signInFrame } from '../ui/sign-in-frame.ts'
import { counting, span } from '../ui/span.ts'
import { codeForm } from './code-form.ts'
import type { CodeError, ResendError } from './second-factor.ts'

/** Seconds and counts as the stand is set. */
export type CodeTerms = {
  readonly life: number
  readonly tries: number
  readonly lock: number
  readonly resendAfter: number
}

export type CodeProps = {
  readonly terms: CodeTerms
  readonly triesLeft: number
  readonly wrapped: boolean
  readonly error?: CodeError | undefined
  readonly resend?: ResendError | 'sent' | undefined
}

type Props = CodeProps & { readonly phone: string; readonly resendInSeconds: number }

const toOther = { path: paths.startAgain, text: 'Войти под другим именем' }

export function codePage(props: Props): Html {
  const { phone, terms, resendInSeconds, wrapped, error, resend } = props

  return signInFrame({
    title: 'Код из СМС',
    failed: error !== undefined,
    back: toOther,
    body: html`
      <h1>Код из СМС</h1>
      <p>Мы отправили код из шести цифр на номер <strong class="together">${phone}</strong>. Он действует ${span(terms.life)}.</p>
      ${resend && html`<p class="note" role="status">${resendWords(resend, terms)}</p>`}
      ${codeForm({
        kind: 'esia-otp',
        action: paths.code,
        label: 'Код из СМС',
        error: error && codeWords(error, props),
        wrapped,
      })}
      <form method="post" action="${url(paths.resend)}">
        <div class="actions">
          <button class="plain-button-inline" type="submit">Отправить код ещё раз</button>
          <span class="hint" data-wait="${resendInSeconds}">${
            resendInSeconds > 0 && `можно через ${resendInSeconds} с`
          }</span>
        </div>
      </form>
      <p class="alone"><a href="${url(paths.smsHelp)}">Не приходит смс</a></p>
      <p class="aside alone">На стенде СМС приходят на <a href="${url(paths.phone)}">тестовый телефон</a>.</p>
    `,
  })
}

export function codeWords(
  error: CodeError,
  { triesLeft, terms }: Pick<CodeProps, 'triesLeft' | 'terms'>,
): string {
  const words = {
    empty: 'Заполните поле',
    wrong: `Код не подошёл. Проверьте цифры и введите код ещё раз. Осталось попыток: ${triesLeft}`,
    expired: 'Код больше не действует. Запросите новый',
    used: 'Этот код уже использован. Дождитесь следующего',
    locked: lockedTitle(terms),
  } satisfies Record<CodeError, string>
  return words[error]
}

function resendWords(resend: ResendError | 'sent', terms: CodeTerms): string {
  const words = {
    sent: 'Новый код отправлен. Прежний больше не подойдёт',
    'too-soon': `Новый код можно запросить через ${span(terms.resendAfter)} после прежнего`,
    'no-sms': 'Вы входите с кодом из приложения: СМС не придёт',
    'none-left': 'Сегодня новых кодов больше не будет. Попробуйте войти завтра',
    locked: lockedTitle(terms),
  } satisfies Record<ResendError | 'sent', string>
  return words[resend]
}

const lockedTitle = ({ lock }: CodeTerms): string => `Ввод кода закрыт на ${span(lock)}`

/** After the last wrong code: nothing to type here until the lock ends. */
export function lockedPage({ until, terms }: { readonly until: string; readonly terms: CodeTerms }): Html {
  const { tries } = terms
  return signInFrame({
    title: lockedTitle(terms),
    failed: true,
    back: toOther,
    body: html`
      <h1>${lockedTitle(terms)}</h1>
      <p>Код не подошёл ${tries} ${counting(tries, ['раз', 'раза', 'раз'])}. Чтобы его нельзя было подобрать, вход закрыт до ${until}.</p>
      <p>После этого войдите снова: придёт новый код.</p>
      <p class="alone"><a href="${url(paths.smsHelp)}">Не приходит смс</a></p>
      <p class="aside alone">Это стенд: снять запрет можно <a href="${url(paths.phone)}">на тестовом телефоне</a>.</p>
    `,
  })
}
