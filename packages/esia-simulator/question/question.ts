import { markSolved, type Anomaly } from '../captcha/anomaly.ts'
import type { Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'

export const questionText = 'Назовите год Вашего рождения'

export type Questioned = Session & { readonly anomaly: Anomaly }

/** Only of a browser that a question is put to; `guid` where one was named. */
export function questioned(session: Session | undefined, guid?: string): Questioned | undefined {
  const anomaly = session?.anomaly
  if (session === undefined || anomaly?.kind !== 'question' || anomaly.solved) return undefined
  return guid === undefined || guid === anomaly.guid ? { ...session, anomaly } : undefined
}

/** The right answer opens one more try of the password. */
export function answerQuestion(stand: Stand, session: Questioned, typed: string): boolean {
  const person = stand.people.byId(session.anomaly.key)
  const right = person?.birthDate.slice(0, 4) === typed.trim()
  if (right) markSolved(stand, session)
  return right
}
