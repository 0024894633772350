import { randomBytes } from 'node:crypto'
import type { Stand } from '../stand.ts'
import { paths } from '../paths.ts'
import type { QrSignIn, Session } from './session.ts'

/** The session's living QR sign-in, or a new one; how ESIA signs its own `gosuslugi://auth` text is not public. */
export function openQr(stand: Stand, session: Session): string {
  if (session.qrId !== undefined && stand.memory.qrSignIns.get(session.qrId) !== undefined)
    return session.qrId

  const qrId = randomBytes(16).toString('base64url')
  stand.memory.qrSignIns.set(qrId, { session: session.id, approvedBy: undefined })
  stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, qrId }))
  return qrId
}

export const qrPath = (qrId: string): string => `${paths.phoneQr}?code=${qrId}`

/** Only one that some browser still waits for. */
export function waitingQr(stand: Stand, qrId: string | undefined): QrSignIn | undefined {
  const waiting = qrId === undefined ? undefined : stand.memory.qrSignIns.get(qrId)
  return waiting?.approvedBy === undefined ? waiting : undefined
}

export function approveQr(stand: Stand, qrId: string, oid: number): void {
  stand.memory.qrSignIns.edit(qrId, (waiting) => ({ ...waiting, approvedBy: oid }))
}

/** Who approved this session's QR sign-in, once. */
export function takeApproval(stand: Stand, session: Session): number | undefined {
  const approval = session.qrId === undefined ? undefined : stand.memory.qrSignIns.get(session.qrId)
  if (session.qrId === undefined || approval?.approvedBy === undefined) return undefined
  stand.memory.qrSignIns.delete(session.qrId)
  return approval.approvedBy
}
