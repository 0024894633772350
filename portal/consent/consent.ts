import { fail, ok, type Result } from '../lib/result.ts'

export type Answer = { readonly answer: 'yes' | 'no'; readonly document: string }

export type ConsentError = 'refused' | 'document-changed'

/** How long an answer waits for the road to Госуслуги and back, in milliseconds. */
export const answerLasts = 10 * 60_000

export type Agreed = { readonly button: string }

/** Consent binds a person to the exact text they read, so an answer to a superseded document is void. */
export function answerConsent(
  answer: Answer,
  documentInForce: { readonly id: string },
): Result<Agreed, ConsentError> {
  if (answer.answer === 'no') return fail('refused')
  if (answer.document !== documentInForce.id) return fail('document-changed')
  return ok({ button: buttons.yes })
}

/** The words on the buttons: what was pressed is part of the proof of consent, and is kept. */
export const buttons = { yes: 'Да, я согласен', no: 'Нет, я отказываюсь' } as const
