import type { CircuitBreaker } from '@registratura/esia-client'
import { isLoopback } from '../../http/origin.ts'
import { Silence } from './silence.ts'

const largest = 1024 * 1024

type Around = {
  /** When it has been enough, for all calls of one sign-in. */
  readonly signal: AbortSignal
  readonly isSafe: (address: string) => boolean
  /** May refuse the call at once; discovery and keys go by their own pauses. */
  readonly circuit?: CircuitBreaker | undefined
}

type Asked = {
  readonly method?: string
  readonly headers?: RequestInit['headers']
  readonly body?: RequestInit['body']
}

/**
 * One call to the gateway, read whole, at most 1 MiB. No redirect is followed: it would hand our code to another host
 * (RFC 9700 4.12). Throws a Silence where there is nothing to read.
 */
export async function ask(
  address: string,
  asked: Asked,
  { signal, isSafe, circuit }: Around,
): Promise<Response> {
  if (!isSafe(address)) throw new Silence('invalid', 'an address is not safe to call')
  if (circuit === undefined) return askOnce(address, asked, signal)

  const attempt = circuit.admit(new URL(address).pathname)
  if (attempt === undefined) throw new Silence('unavailable', 'not asked, the circuit is open')
  try {
    const answer = await askOnce(address, asked, signal)
    attempt.end('answered')
    return answer
  } catch (error) {
    // What can't be read is an answer all the same.
    attempt.end(error instanceof Silence && error.why === 'invalid' ? 'answered' : 'failed')
    throw error
  }
}

async function askOnce(address: string, asked: Asked, signal: AbortSignal): Promise<Response> {
  try {
    const { method = 'GET', headers = {}, body = null } = asked
    const response = await fetch(address, { method, headers, body, redirect: 'manual', signal })
    const { status } = response
    if (status >= 300 && status < 400) throw new Silence('invalid', `redirected with ${status}`)
    if (status >= 500 || status === 429) throw new Silence('unavailable', `answered ${status}`)
    return new Response(nullBody.has(status) ? null : await wholeOf(response), {
      status,
      headers: response.headers,
    })
  } catch (error) {
    if (error instanceof Silence) throw error
    if (signal.aborted) throw new Silence('timed-out', 'no answer within the deadline')
    throw new Silence('unavailable', codeOf(error))
  }
}

/** What an answer of these may not bear, and a Response refuses to be made with. */
const nullBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

/** Calls over https alone; a gateway on this very machine may name addresses there without it, and no other may. */
export function safeFor(issuer: string): (address: string) => boolean {
  const isHere = isLocal(URL.parse(issuer))
  return (address) => URL.parse(address)?.protocol === 'https:' || (isHere && isLocal(URL.parse(address)))
}

const isLocal = (url: URL | null): boolean => url?.protocol === 'http:' && isLoopback(url.hostname)

async function wholeOf(response: Response): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > largest) throw new Silence('invalid', 'answered more than 1 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return error instanceof Error ? error.name : 'unknown'
}
