import { fail, ok, type Result } from '../result.ts'
import { readBounded } from './read-bounded.ts'

export type Answer = { readonly status: number; readonly body: Uint8Array }

export type Silence = {
  readonly kind: 'no-connection' | 'timed-out' | 'redirected' | 'too-large'
  /** Of Node or OpenSSL, e.g. ECONNRESET; never an address. */
  readonly reason: string
}

const largest = 1024 * 1024

/**
 * One call. Redirects are not followed: a token endpoint that redirects would hand our code to another host
 * (RFC 9700 §4.12). The body is cut at 1 MiB after decompression.
 */
export async function ask(
  address: string,
  request: {
    readonly method: 'GET' | 'POST'
    readonly headers: Record<string, string>
    readonly body?: string
  },
  signal: AbortSignal,
): Promise<Result<Answer, Silence>> {
  try {
    const response = await fetch(address, { ...request, redirect: 'manual', signal })

    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return fail({ kind: 'redirected', reason: String(response.status) })
    }

    const body = await readBounded(response, largest)
    if (body === undefined && response.ok) return fail({ kind: 'too-large', reason: 'over 1 MiB' })

    // A refusal is one whatever the length of its page.
    return ok({ status: response.status, body: body ?? new Uint8Array() })
  } catch (error) {
    if (signal.aborted) return fail({ kind: 'timed-out', reason: 'deadline' })
    return fail({ kind: 'no-connection', reason: codeOf(error) })
  }
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
  }

  return error instanceof Error ? error.name : 'unknown'
}
