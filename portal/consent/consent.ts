import { fail, ok, type Result } from '../lib/result.ts'

export type Answer = {
  readonly answer: 'yes' | 'no'
  /** The document that the person's page showed. */
  readonly document: string
  /** Who the page said was agreeing, where Госуслуги had told it already. */
  readonly waiting?: string
}

export type Asked = { readonly documentInForce: string; readonly waiting: string | undefined }

export type ConsentError = 'refused' | 'document-changed' | 'person-changed' | 'unanswered'

/** How long an answer waits for the road to Госуслуги and back, in milliseconds. */
export const answerLasts = 10 * 60_000

export type Agreed = { readonly button: string }

/**
 * Consent binds a person to the exact text they read, so an answer to a superseded document is void; and it binds
 * the person whom their page named, so an answer on a page left open by somebody else is void too.
 */
export function answerConsent(answer: Answer, asked: Asked): Result<Agreed, ConsentError> {
  if (answer.answer === 'no') return fail('refused')
  if (answer.document !== asked.documentInForce) return fail('document-changed')
  if (answer.waiting !== asked.waiting) return fail('person-changed')
  return ok({ button: buttons.yes })
}

/** The words on the buttons: what was pressed is part of the proof of consent, and is kept. */
export const buttons = { yes: 'Да, я согласен', no: 'Нет, я отказываюсь' } as const
