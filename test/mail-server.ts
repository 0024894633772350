import { once } from 'node:events'
import { after } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpConfig } from '../portal/notices/smtp.ts'

/** What a mail server does with a step: takes it, answers with a code, never answers, or breaks the connection. */
export type Whim = 'takes' | 'hangs' | 'breaks' | number

export type MailServer = {
  readonly port: number
  /** Whole messages as they came, and to whom. */
  readonly received: { readonly raw: string; readonly to: readonly string[] }[]
  /** How many recipients it has been told of so far. */
  accepted(): number
  /** How letters are sent here. */
  readonly config: SmtpConfig
  /** Changes what it does. */
  readonly whims: { recipient: Whim; data: Whim; afterData: Whim }
  close(): Promise<void>
}

type Settings = {
  readonly tls?: { readonly certificatePem: string; readonly keyPem: string }
  readonly ca?: string
  readonly login?: { readonly user: string; readonly password: string }
  readonly more?: SMTPServerOptions
}

/** A real SMTP server on this machine until the file's last test. */
export async function startMailServer({ tls, ca, login, more = {} }: Settings = {}): Promise<MailServer> {
  const whims: MailServer['whims'] = { recipient: 'takes', data: 'takes', afterData: 'takes' }
  const received: MailServer['received'] = []
  let accepted = 0
  const follow = (whim: Whim, done: (error?: Error) => void, breakIt: () => void) => {
    if (whim === 'hangs') return
    if (whim === 'breaks') return breakIt()
    if (whim === 'takes') return done()
    done(Object.assign(new Error('not now, person@pochta.example'), { responseCode: whim }))
  }

  const server = new SMTPServer({
    disabledCommands: [...(tls === undefined ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    authOptional: login === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
    ...(tls && { cert: tls.certificatePem, key: tls.keyPem }),
    onAuth: (auth, _session, done) => {
      const fits = auth.username === login?.user && auth.password === login?.password
      done(
        fits ? null : Object.assign(new Error('no'), { responseCode: 535 }),
        fits ? { user: 'portal' } : undefined,
      )
    },
    onRcptTo: (_address, session, done) => {
      accepted += 1
      follow(whims.recipient, done, () => breakOff(session))
    },
    onData: (stream, session, done) => {
      if (whims.data === 'breaks') return breakOff(session)
      void stream.toArray().then((parts: Buffer[]) => {
        if (whims.data !== 'takes') return follow(whims.data, done, () => breakOff(session))
        received.push({
          raw: Buffer.concat(parts).toString('utf8'),
          to: session.envelope.rcptTo.map(({ address }) => address),
        })
        return follow(whims.afterData, done, () => breakOff(session))
      })
    },
    ...more,
  })
  server.on('error', () => undefined)
  const breakOff = ({ id }: { id: string }) => {
    for (const connection of connectionsOf(server)) if (connection.id === id) connection.close()
  }

  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  const close = () => new Promise<void>((resolve) => server.close(resolve))
  after(close)

  return {
    port: address.port,
    received,
    accepted: () => accepted,
    whims,
    close,
    config: {
      host: '127.0.0.1',
      port: address.port,
      tls: tls === undefined ? 'none' : 'demanded',
      user: login?.user,
      password: login?.password,
      ca,
      from: { name: 'Личный кабинет', address: 'no-reply@portal.example' },
    },
  }
}

type Connection = { readonly id: string; close(): void }

/** Of the server's own list, which its types do not tell of. */
function connectionsOf(server: SMTPServer): readonly Connection[] {
  const connections: unknown = Reflect.get(server, 'connections')
  if (!(connections instanceof Set)) throw new TypeError('smtp-server keeps its connections elsewhere')
  return [...connections].filter(isConnection)
}

const isConnection = (value: unknown): value is Connection =>
  typeof value === 'object' && value !== null && 'id' in value && 'close' in value
