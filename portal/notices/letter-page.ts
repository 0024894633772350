import { html, trustedMarkup, url, type Html } from '@registratura/html'
import type { Told } from './letter.ts'
import { formerMeaning, happened, meaning, ru } from './messages.ts'

export type LetterPage = {
  readonly serviceName: string
  readonly regionName: string
  /** Absolute addresses of the portal, without anything that tells one letter from another. */
  readonly signInUrl: string
  readonly supportUrl: string
  readonly told: readonly Told[]
  /** Whether it goes where the account's letters went before. */
  readonly toFormer: boolean
}

/** What a letter says; its subject names neither the service nor anything of health. */
export type LetterWords = { readonly subject: string; readonly text: string; readonly html: string }

export function letterPage(letter: LetterPage): LetterWords {
  const subject = subjectOf(letter.told)
  return { subject, text: textOf(subject, letter), html: String(markupOf(subject, letter)) }
}

/** The whole of a СМС: one or two parts of 70 signs. */
export const smsText = ({ told, signInUrl }: Pick<LetterPage, 'told' | 'signInUrl'>): string =>
  ru.sms(subjectOf(told), signInUrl)

function subjectOf(told: readonly Told[]): string {
  const [first, ...more] = told
  return first === undefined || more.length > 0 ? ru.several : happened[first.kind]
}

const meaningOf = ({ kind }: Told, { toFormer }: LetterPage) => (toFormer ? formerMeaning : meaning[kind])

const factsOf = ({ times, moment, device }: Told): readonly string[] => [
  times === 1 ? ru.when(moment) : ru.times(times, moment),
  ...(device === undefined ? [] : [ru.device(device)]),
]

const isAlarm = ({ told }: LetterPage) => told.length === 1 && told[0]?.kind === 'account.alarmed'

function textOf(subject: string, letter: LetterPage): string {
  const { told, signInUrl, supportUrl } = letter
  const events = told.map((one) =>
    [
      [...(told.length > 1 ? [happened[one.kind]] : []), ...factsOf(one)].join('\n'),
      meaningOf(one, letter),
    ].join('\n\n'),
  )
  const advice = isAlarm(letter)
    ? [`${ru.alarmedAgain}\n${signInUrl}`]
    : [
        ru.yours,
        [
          `${ru.notYoursTitle}:`,
          `1. ${ru.signIn}\n   ${signInUrl}`,
          `2. ${ru.findIt}`,
          `3. ${ru.alarm}`,
        ].join('\n'),
        ru.guardGosuslugi,
      ]
  const parts = [
    ru.about(letter.serviceName, letter.regionName),
    subject,
    ...events,
    ...advice,
    `${ru.support}\n${supportUrl}`,
    ru.closing,
  ]
  return `${parts.join('\n\n')}\n`
}

const doctype = trustedMarkup('<!DOCTYPE html>')

// Mail programs know neither our stylesheet nor variables: the colours of the portal stand here once more, in full.
const paragraph = 'margin:0 0 16px'
const link = 'color:#006a7c;overflow-wrap:anywhere;word-break:break-word'
const font = "font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

/** Tables, since half of the mail programs lay out nothing else; no pictures, nothing that is fetched. */
function markupOf(subject: string, letter: LetterPage): Html {
  const { told, serviceName, regionName } = letter
  return html`${doctype}
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:#f2f7f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f7f8"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #d3dfe2;border-top:4px solid #006a7c"><tr><td style="padding:20px 20px 8px;${font};font-size:18px;line-height:1.5;color:#14272d;text-align:left">
<p style="margin:0 0 12px;font-size:16px;color:#47606a">${ru.about(serviceName, regionName)}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${subject}</h1>
${told.map((one) => eventOf(one, letter))}
${isAlarm(letter) ? alarmedAdvice(letter) : usualAdvice(letter)}
<p style="${paragraph}">${ru.support}<br><a style="${link}" href="${url(letter.supportUrl)}">${letter.supportUrl}</a></p>
<p style="margin:0 0 16px;padding-top:16px;border-top:1px solid #d3dfe2;font-size:16px;color:#47606a">${ru.closing}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

function eventOf(one: Told, letter: LetterPage): Html {
  const facts = factsOf(one).map((fact, index) => html`${index > 0 && html`<br>`}${fact}`)
  return html`${letter.told.length > 1 && html`<h2 style="margin:0 0 8px;font-size:20px;line-height:1.25">${happened[one.kind]}</h2>`}
<p style="${paragraph}">${facts}</p>
<p style="${paragraph}">${meaningOf(one, letter)}</p>`
}

function usualAdvice({ signInUrl }: LetterPage): Html {
  return html`<p style="${paragraph}">${ru.yours}</p>
<h2 style="margin:0 0 8px;font-size:20px;line-height:1.25">${ru.notYoursTitle}</h2>
<ol style="margin:0 0 16px;padding:0 0 0 24px">
<li style="margin:0 0 8px">${ru.signIn}<br><a style="${link}" href="${url(signInUrl)}">${signInUrl}</a></li>
<li style="margin:0 0 8px">${ru.findIt}</li>
<li style="margin:0 0 8px">${ru.alarm}</li>
</ol>
<p style="${paragraph}">${ru.guardGosuslugi}</p>`
}

const alarmedAdvice = ({ signInUrl }: LetterPage): Html =>
  html`<p style="${paragraph}">${ru.alarmedAgain}<br><a style="${link}" href="${url(signInUrl)}">${signInUrl}</a></p>`
