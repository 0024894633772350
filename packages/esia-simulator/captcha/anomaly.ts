import { randomUUID } from 'node:crypto'
import type { Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'

/** The names of the reactions, in Cyrillic letters as Госуслуги writes them: a code in a picture, a question. */
export const reactions = { picture: 'О.ЗД1', question: 'О.ЗИ1' } as const

/** Something to be solved first; then the password is tried once more. */
export type Anomaly = {
  readonly kind: keyof typeof reactions
  readonly guid: string
  /** As typed, to be typed no more. */
  readonly login: string
  /** Under which the wrong passwords are counted. */
  readonly key: string
  /** A wrong password has just been tried; else nothing was. */
  readonly afterWrong: boolean
  readonly solved: boolean
  /** The picture that this browser looks at. */
  readonly captchaSession?: string
}

export function openAnomaly(
  stand: Stand,
  session: Session,
  of: Pick<Anomaly, 'kind' | 'login' | 'key' | 'afterWrong'>,
): Anomaly {
  const anomaly = { guid: randomUUID(), ...of, solved: false }
  stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, anomaly }))
  return anomaly
}

/** Makes this browser look at this picture. */
export function lookAt(stand: Stand, session: Session, captchaSession: string): void {
  stand.memory.sessions.edit(session.id, (kept) =>
    kept.anomaly === undefined ? kept : { ...kept, anomaly: { ...kept.anomaly, captchaSession } },
  )
}

export type AnomalyError = 'no-anomaly' | 'wrong-token'

/** The token of a solved picture opens one more try of the password. */
export function resolveAnomaly(
  stand: Stand,
  session: Session | undefined,
  { guid, token }: { readonly guid: string; readonly token: string },
): AnomalyError | undefined {
  const { kind, guid: own } = session?.anomaly ?? {}
  if (session === undefined || kind !== 'picture' || own !== guid) return 'no-anomaly'
  if (!stand.memory.pictures.takeToken(token)) return 'wrong-token'
  markSolved(stand, session)
  return undefined
}

export function markSolved(stand: Stand, session: Session): void {
  stand.memory.sessions.edit(session.id, (kept) =>
    kept.anomaly === undefined ? kept : { ...kept, anomaly: { ...kept.anomaly, solved: true } },
  )
}
