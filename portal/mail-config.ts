import { readFile, type Environment } from './environment.ts'
import { isLoopback } from './http/origin.ts'
import { readEmail } from './lib/email.ts'
import { StartError } from './lib/start-error.ts'
import type { SmtpConfig } from './notices/smtp.ts'

export type MailConfig =
  /** SMTP_URL: smtps://user:password@host:465, or smtp://… with STARTTLS; SMTP_URL_FILE: the file that holds it. */
  | { readonly by: 'smtp'; readonly smtp: SmtpConfig }
  /** The simulator's origin, in the trial. */
  | { readonly by: 'simulator'; readonly origin: string }

/** Undefined: no letters. Throws a StartError that names the first setting that can't be used. */
export function readMail(env: Environment, { trial }: { readonly trial: boolean }): MailConfig | undefined {
  const url = readUrl(env)
  if (url !== undefined) return { by: 'smtp', smtp: readSmtp(env, url) }

  const origin = trial ? env['REGISTRATURA_LETTERS'] || undefined : undefined
  return origin === undefined ? undefined : { by: 'simulator', origin }
}

type SmtpUrl = { readonly name: string; readonly text: string }

function readUrl(env: Environment): SmtpUrl | undefined {
  const file = env['SMTP_URL_FILE']
  if (!file) return env['SMTP_URL'] ? { name: 'SMTP_URL', text: env['SMTP_URL'] } : undefined
  if (env['SMTP_URL']) throw new StartError('SMTP_URL и SMTP_URL_FILE заданы вместе: оставьте одно')
  return { name: 'SMTP_URL_FILE', text: readFile('SMTP_URL_FILE', file).trim() }
}

/** The address bears a password, so that no error repeats it. */
function readSmtp(env: Environment, { name, text }: SmtpUrl): SmtpConfig {
  const url = URL.parse(text)
  const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:'
  const hasMore = url !== null && (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '')
  if (url === null || !isSmtp || url.hostname === '' || hasMore)
    throw new StartError(`${name}: нужен вид smtps://имя:пароль@узел:465 или smtp://имя:пароль@узел:587`)

  const atOnce = url.protocol === 'smtps:'
  const ca = env['SMTP_CA_FILE'] ? readFile('SMTP_CA_FILE', env['SMTP_CA_FILE']) : undefined
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (atOnce ? 465 : 587) : Number(url.port),
    // On this machine nobody listens in, and a mail server there rarely has a certificate of its own name.
    tls: atOnce ? 'at-once' : isLoopback(url.hostname) && ca === undefined ? 'none' : 'demanded',
    user: url.username === '' ? undefined : decoded(name, url.username),
    password: url.password === '' ? undefined : decoded(name, url.password),
    ca,
    from: readFrom(env['MAIL_FROM']),
  }
}

function decoded(name: string, part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new StartError(`${name}: в имени или пароле знак % не на месте, запишите его как %25`)
  }
}

/** «Портал <no-reply@portal.example>», or the address alone. */
function readFrom(text: string | undefined): SmtpConfig['from'] {
  if (!text) throw new StartError('Не задана настройка MAIL_FROM: от кого отправлять письма по SMTP_URL')

  const named = /^(?<name>[^<>"\p{Cc}]*)<(?<address>[^<>]+)>$/u.exec(text.trim())?.groups
  const address = readEmail(named?.['address'] ?? text)
  if (address.ok) return { name: named?.['name']?.trim() ?? '', address: address.value }
  throw new StartError(
    `MAIL_FROM: «${text.replaceAll(/\s+/g, ' ')}» не подходит, нужен вид Портал <no-reply@portal.example>`,
  )
}
