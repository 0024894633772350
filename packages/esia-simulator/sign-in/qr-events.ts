import { setTimeout as pause } from 'node:timers/promises'
import { nextAction } from '../api/next-action.ts'
import type { Stand } from '../stand.ts'
import { entering } from './entering.ts'
import { takeApproval } from './qr.ts'
import type { Session } from './session.ts'

const lookEveryMs = 250
const pingEveryMs = 15_000

/**
 * The events of one QR sign-in until it ends, as text of an SSE stream. Events that only keep the line have no data:
 * existing clients take the first data for the answer.
 */
export async function* qrEvents(stand: Stand, qrId: string, ended: AbortSignal): AsyncGenerator<string> {
  yield 'event: waiting\ndata:\n\n'
  for (let waited = 0; !ended.aborted; waited += lookEveryMs) {
    const qr = stand.memory.qrSignIns.get(qrId)
    const session = qr && stand.memory.sessions.get(qr.session)
    if (session === undefined) {
      yield event('qr-error', sessionOutdated)
      return
    }
    if (qr?.approvedBy !== undefined) {
      yield event('qr-auth-confirmed', confirm(stand, session))
      return
    }
    if (waited > 0 && waited % pingEveryMs === 0) yield 'event: ping\ndata:\n\n'
    await pause(lookEveryMs, undefined, { signal: ended }).catch(() => undefined)
  }
}

const sessionOutdated = {
  error: { code: 'QR_CODE_SESSION_OUTDATED', message: 'the QR code is used up or older than 5 minutes' },
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** The headers are gone already, so the session can't get a new cookie: it keeps the one it has. */
function confirm(stand: Stand, session: Session): object {
  const oid = takeApproval(stand, session)
  if (oid === undefined) return sessionOutdated
  const { steps = [] } = entering(stand, oid)
  const signedIn: Session = {
    ...session,
    signedIn: { oid, authTime: stand.now() },
    secondFactor: undefined,
    qrId: undefined,
    steps,
  }
  stand.memory.sessions.set(session.id, signedIn)
  return nextAction(stand, signedIn)
}
