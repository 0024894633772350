import { fail, ok, type Result } from '../lib/result.ts'
import type { Mail, Phone, SendError } from './port.ts'

/** In the trial letters and СМС go to the simulator, which shows them beside its phone; nobody real gets any. */
export function trialMail(simulator: string): { readonly mail: Mail; readonly phone: Phone } {
  const give = async (
    path: string,
    body: object,
    signal: AbortSignal,
  ): Promise<Result<undefined, SendError>> => {
    try {
      const response = await fetch(new URL(path, simulator), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal,
      })
      await response.body?.cancel()
      return response.ok ? ok(undefined) : fail({ kind: 'failed', detail: `status ${response.status}` })
    } catch {
      return fail({ kind: 'failed', detail: 'no answer' })
    }
  }
  return {
    mail: { send: (letter, signal) => give('/trial/letters', letter, signal) },
    phone: { send: (sms, signal) => give('/trial/sms', sms, signal) },
  }
}
