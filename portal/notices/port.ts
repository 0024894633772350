import type { Result } from '../lib/result.ts'

/** A letter to one address. `id` is the same whenever the same letter is sent again. */
export type Letter = {
  readonly id: string
  /** As Госуслуги verified it. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** `refused`: this address will never take it; `failed`: it may yet. `detail` is for the log and names nobody. */
export type SendError = { readonly kind: 'refused' | 'failed'; readonly detail: string }

/** How letters leave; an implementation keeps to the signal, and holds nothing between letters. */
export type Mail = { send(letter: Letter, signal: AbortSignal): Promise<Result<undefined, SendError>> }

export type Sms = { readonly id: string; readonly to: string; readonly text: string }

/** How СМС leave; who has none sends no СМС. */
export type Phone = { send(sms: Sms, signal: AbortSignal): Promise<Result<undefined, SendError>> }
