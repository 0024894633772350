import { failure, type EsiaFailureCode } from '../failure.ts'
import type { Silence } from './ask.ts'

const codes = {
  'no-connection': 'unavailable',
  'timed-out': 'timed-out',
  redirected: 'invalid-answer',
  'too-large': 'invalid-answer',
} satisfies Record<Silence['kind'], EsiaFailureCode>

export function explainSilence(where: string, { kind, reason }: Silence) {
  return failure(codes[kind], `${where}: ${kind} ${reason}`)
}
