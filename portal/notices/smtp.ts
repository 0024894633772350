import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import { fail, ok } from '../lib/result.ts'
import type { Mail, SendError } from './port.ts'

export type SmtpConfig = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; `demanded` begins it by STARTTLS or sends nothing; `none` only on this machine. */
  readonly tls: 'at-once' | 'demanded' | 'none'
  readonly user: string | undefined
  readonly password: string | undefined
  /** PEM of who vouches for the server, where it is nobody that Node knows. */
  readonly ca: string | undefined
  readonly from: { readonly name: string; readonly address: string }
}

/** In milliseconds, of silence; the caller's signal bounds the whole. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}

/** Sends by SMTP, a connection a letter. */
export function smtpMail({ host, port, tls, user, password, ca, from }: SmtpConfig): Mail {
  const domain = domainToASCII(from.address.slice(from.address.lastIndexOf('@') + 1))
  const transport = createTransport({
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'demanded',
    ignoreTLS: tls === 'none',
    name: domain,
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    ...(ca !== undefined && { tls: { ca } }),
    ...timeouts,
    // A letter is what we wrote, and never what an address or a file would add to it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async send({ id, to, subject, text, html }, signal) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          xMailer: false,
          // No holiday notices in answer (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal,
        })
        return ok(undefined)
      } catch (error) {
        return fail(readError(error))
      }
    },
  }
}

/** What servers answer may quote the address, so that only codes are told. */
function readError(error: unknown): SendError {
  const told = (name: string) => {
    const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const [code, command, status] = [told('code'), told('command'), told('responseCode')]
  // RFC 5321, 4.2.1: 5yz of a recipient is for good. Of anything else it may be our own settings.
  const refused = code === 'EENVELOPE' && command === 'RCPT TO' && status.startsWith('5')
  const detail = [code, command, status].filter((part) => /^[\w ]+$/.test(part)).join(' ')
  return { kind: refused ? 'refused' : 'failed', detail: detail === '' ? 'unknown' : detail }
}
