import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorizationRequest } from '../oauth/authorization-request.ts'
import type { Stand } from '../stand.ts'
import type { Anomaly } from '../captcha/anomaly.ts'
import type { StepName } from '../steps/steps.ts'
import type { SecondFactor } from './second-factor.ts'

export type SignedIn = { readonly oid: number; readonly authTime: Date }

/** One browser, by its cookie ESIA_SESSION. */
export type Session = {
  readonly id: string
  /** `urn:esia:sid` of the tokens. */
  readonly sid: string
  /** What a client waits for; the last one counts. */
  readonly request: AuthorizationRequest | undefined
  readonly secondFactor: SecondFactor | undefined
  readonly qrId: string | undefined
  readonly signedIn: SignedIn | undefined
  /** The picture that stands between this browser and the next password. */
  readonly anomaly?: Anomaly | undefined
  /** What still stands between the sign-in and the client. */
  readonly steps?: readonly StepName[]
}

/** A sign-in that another device approves: by whom, once it has. */
export type QrSignIn = { readonly session: string; readonly approvedBy: number | undefined }

export type Entering = { readonly oid: number; readonly steps?: readonly StepName[] }

const cookieName = 'ESIA_SESSION'

export function sessionOf(stand: Stand, request: FastifyRequest): Session | undefined {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/)
  const id = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1)
  const kept = id === undefined ? undefined : stand.memory.sessions.get(id)
  const session = kept && withoutGone(stand, kept)
  if (session?.signedIn === undefined) return session

  const lifeMs = stand.assumed.amount('session-life') * 1000
  const over = stand.now().getTime() - session.signedIn.authTime.getTime() >= lifeMs
  return over ? { ...session, signedIn: undefined } : session
}

/** Whose person was removed meanwhile, at whatever step, stands at the beginning. */
function withoutGone(stand: Stand, session: Session): Session {
  const { signedIn, secondFactor } = session
  const stands = (of: { readonly oid: number } | undefined) =>
    of !== undefined && stand.people.byOid(of.oid) !== undefined
  return {
    ...session,
    signedIn: stands(signedIn) ? signedIn : undefined,
    secondFactor: stands(secondFactor) ? secondFactor : undefined,
  }
}

export function beginSession(stand: Stand, reply: FastifyReply): Session {
  const id = randomBytes(32).toString('hex')
  const session: Session = {
    id,
    sid: randomUUID(),
    request: undefined,
    secondFactor: undefined,
    qrId: undefined,
    signedIn: undefined,
  }
  stand.memory.sessions.set(id, session)
  writeCookie(stand, reply, `${cookieName}=${id}`)
  return session
}

/** A new cookie at the sign-in, so that one planted before it opens nothing. */
export function signIn(
  stand: Stand,
  session: Session,
  { oid, steps = [] }: Entering,
  reply: FastifyReply,
): Session {
  stand.memory.sessions.delete(session.id)
  const signedIn: Session = {
    ...beginSession(stand, reply),
    request: session.request,
    signedIn: { oid, authTime: stand.now() },
    steps,
  }
  stand.memory.sessions.set(signedIn.id, signedIn)
  return signedIn
}

export function endSession(stand: Stand, session: Session | undefined, reply: FastifyReply): void {
  if (session !== undefined) stand.memory.sessions.delete(session.id)
  writeCookie(stand, reply, `${cookieName}=; Max-Age=0`)
}

function writeCookie(stand: Stand, reply: FastifyReply, cookie: string): void {
  const secure = stand.origin.startsWith('https:') ? '; Secure' : ''
  reply.header('set-cookie', `${cookie}; Path=/; HttpOnly; SameSite=Lax${secure}`)
}
