import { Agent, request, type IncomingHttpHeaders } from 'node:http'

/** One connection, so that nothing but the answer differs. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

export type Shown = { readonly status: number; readonly headers: string; readonly body: string }

type Asked = {
  /** An instance past its proxy; the proof stands in the proxy's place and tells the visitor's address. */
  readonly instance: string
  readonly host: string
  readonly path: string
  readonly login: string
  readonly address: string
}

/** A wrong password for a login: what is shown, without what was typed, and after how many milliseconds. */
export function tryOnce({
  instance,
  host,
  path,
  login,
  address,
}: Asked): Promise<Shown & { readonly ms: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<Shown & { readonly ms: number }>()
  const body = new URLSearchParams({ login, password: 'Wrong111' }).toString()
  const { hostname, port } = new URL(instance)
  const began = performance.now()
  const sent = request({
    agent,
    host: hostname,
    port,
    path,
    method: 'POST',
    headers: {
      host,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': address,
    },
  })
  sent.once('error', reject)
  sent.once('response', (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.once('error', reject)
    answer.once('end', () => {
      const ms = performance.now() - began
      const text = Buffer.concat(parts).toString('utf8')
      resolve({
        ms,
        status: answer.statusCode ?? 0,
        headers: printed(answer.headers),
        body: text.replaceAll(login, ''),
      })
    })
  })
  sent.end(body)
  return promise
}

/** All but the time of day. */
const printed = (headers: IncomingHttpHeaders): string => JSON.stringify({ ...headers, date: undefined })
