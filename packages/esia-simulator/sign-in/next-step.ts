import { returnOrFault } from '../faults/play.ts'
import { esiaFailure, type EsiaFailure } from '../oauth/esia-error.ts'
import { issueCode } from '../oauth/issue-code.ts'
import type { AuthorizationRequest } from '../oauth/authorization-request.ts'
import { filterRefuses } from '../oauth/person-filter.ts'
import { returnAddress } from '../oauth/return-address.ts'
import type { Stand } from '../stand.ts'
import type { Session } from './session.ts'

export type NextStep =
  | { readonly step: 'sign-in' | 'second-factor' | 'grant' | 'home' }
  | { readonly step: 'return'; readonly address: string }

/** Where a person is on the way from a client's request to its answer. Pages and JSON API both follow it. */
export function nextStep(stand: Stand, session: Session): NextStep {
  const { request, signedIn, secondFactor } = session
  if (signedIn === undefined) return { step: secondFactor === undefined ? 'sign-in' : 'second-factor' }
  if (request === undefined) return { step: 'home' }

  const person = stand.people.byOid(signedIn.oid)
  if (person === undefined) return { step: 'sign-in' }

  const refused = filterRefuses(request.filter, person)
  if (refused !== undefined) return refuse(stand, session, request, refused)
  if (!stand.memory.grants.covers(person.id, request.client.mnemonic, request.scopes))
    return { step: 'grant' }

  forgetRequest(stand, session)
  const proven = { oid: person.oid, sid: session.sid, authTime: signedIn.authTime }
  const code = () => {
    stand.log(`v2/ac of ${request.client.mnemonic}: a code was issued for the person ${person.id}`)
    return issueCode(stand, request, proven)
  }
  const answer = returnOrFault({ stand, state: request.state, code }, person)
  return { step: 'return', address: returnAddress(request.returnTo, answer) }
}

/** «Отказать» on the page of data to hand over. */
export function refuseGrant(stand: Stand, session: Session, request: AuthorizationRequest): NextStep {
  return refuse(
    stand,
    session,
    request,
    esiaFailure('007004', { detail: 'the person refused to hand data over' }),
  )
}

function refuse(
  stand: Stand,
  session: Session,
  { client, returnTo, state }: AuthorizationRequest,
  { error, description, detail }: EsiaFailure,
): NextStep {
  forgetRequest(stand, session)
  stand.log(`v2/ac of ${client.mnemonic} refused: ${description} (${detail})`)
  return {
    step: 'return',
    address: returnAddress(returnTo, { error, error_description: description, state }),
  }
}

function forgetRequest(stand: Stand, session: Session): void {
  stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, request: undefined }))
}
