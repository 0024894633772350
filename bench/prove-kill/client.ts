import { request } from 'node:http'

/** The answer did not come: nobody can tell from here whether what was asked is done. */
export class Cut extends Error {}

export type Answer = {
  readonly status: number
  readonly location: string
  readonly cookies: readonly string[]
  readonly body: string
}

export type Asking = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** From which of this machine's own addresses, 127.0.0.0/8. */
  readonly from?: string | undefined
  /** The Host that the site goes by, where it is asked past its proxy. */
  readonly host?: string | undefined
}

/** In milliseconds; the portal answers in 30 s or not at all. */
const patience = 40_000

/** One request on a connection of its own to a site on this machine. Rejects with Cut where it ends unanswered. */
export function ask(
  origin: string,
  { method, path, headers, body = '', from, host }: Asking,
): Promise<Answer> {
  const site = new URL(origin)
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const cut = (why: string) => reject(new Cut(`${method} ${path}: ${why}`))

  const sent = request({
    host: '127.0.0.1',
    port: site.port,
    localAddress: from,
    method,
    path,
    agent: false,
    timeout: patience,
    headers: {
      ...headers,
      host: host ?? site.host,
      ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }),
    },
  })
  sent.on('error', ({ message }) => cut(message))
  sent.on('timeout', () => sent.destroy(new Error('no answer in time')))
  sent.on('response', (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('error', ({ message }) => cut(message))
    answer.on('close', () => {
      if (!answer.complete) return cut('half an answer')
      return resolve({
        status: answer.statusCode ?? 0,
        location: answer.headers.location ?? '',
        cookies: answer.headers['set-cookie'] ?? [],
        body: Buffer.concat(parts).toString('utf8'),
      })
    })
  })
  sent.end(body)
  return promise
}
