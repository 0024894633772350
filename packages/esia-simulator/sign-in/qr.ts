import { randomUUID } from 'node:crypto'
import { signParts } from '../oauth/jwt.ts'
import type { Stand } from '../stand.ts'
import { paths } from '../paths.ts'
import type { QrSignIn, Session } from './session.ts'

/** The session's living QR sign-in, or a new one. */
export function openQr(stand: Stand, session: Session): string {
  const { qrId } = session
  return qrId !== undefined && stand.memory.qrSignIns.get(qrId) !== undefined ? qrId : renewQr(stand, session)
}

/** A new one; the former of this session is no more. */
export function renewQr(stand: Stand, session: Session): string {
  if (session.qrId !== undefined) stand.memory.qrSignIns.delete(session.qrId)
  const qrId = randomUUID()
  stand.memory.qrSignIns.set(qrId, { session: session.id, approvedBy: undefined })
  stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, qrId }))
  return qrId
}

export const qrPath = (qrId: string): string => `${paths.phoneQr}?code=${qrId}`

/** What ESIA puts into `gosuslugi://auth/signed_token=…`; which claims it signs is not public. */
export function signedQrToken(stand: Stand, qrId: string): string {
  const iat = Math.floor(stand.now().getTime() / 1000)
  const claims = { qr_id: qrId, iat, exp: iat + 300 }
  return signParts({ typ: 'JWT', alg: 'RS256' }, claims, { keys: stand.keys, alg: 'RS256' })
}

/** The id in a token or in the whole text of a QR code. The id can't be guessed, so the signature proves nothing more. */
export function qrIdIn(text: string): string | undefined {
  const [, payload = ''] = text
    .trim()
    .replace(/^.*signed_token=/s, '')
    .split('.')
  const found = /"qr_id":"(?<id>[\w-]+)"/.exec(Buffer.from(payload, 'base64url').toString())
  return found?.groups?.['id']
}

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
