import { returnOrFault } from '../faults/play.ts'
import { errorOf, esiaFailure, type EsiaFailure } from '../oauth/esia-error.ts'
import { issueCode } from '../oauth/issue-code.ts'
import type { AuthorizationRequest } from '../oauth/authorization-request.ts'
import { filterRefuses } from '../oauth/rules/read-person-filter.ts'
import { returnAddress } from '../oauth/return-address.ts'
import type { Stand } from '../stand.ts'
import type { StepName } from '../steps/steps.ts'
import type { Session } from './session.ts'

export type NextStep =
  | { readonly step: 'sign-in' | 'second-factor' | 'grant' | 'home' }
  | { readonly step: 'between'; readonly name: StepName }
  | { readonly step: 'return'; readonly address: string }

/** Where a person is on the way from a client's request to its answer. Pages and JSON API both follow it. */
export function nextStep(stand: Stand, session: Session): NextStep {
  const { request, signedIn, secondFactor } = session
  if (signedIn === undefined) return { step: secondFactor === undefined ? 'sign-in' : 'second-factor' }
  const [between] = session.steps ?? []
  if (between !== undefined) return { step: 'between', name: between }
  if (request === undefined) return { step: 'home' }

  const person = stand.people.byOid(signedIn.oid)
  if (person === undefined) return { step: 'sign-in' }

  const refused = filterRefuses(request.filter, person)
  if (refused !== undefined) return refuse(stand, session, request, refused)
  if (request.organisationScopes.length > 0 && (person.organizations ?? []).length === 0) {
    const detail = 'scope_org for a person who is no employee'
    return refuse(stand, session, request, esiaFailure('007194', { detail }))
  }
  if (!stand.memory.grants.covers(person.id, request.client.mnemonic, request.scopes))
    return { step: 'grant' }

  forgetRequest(stand, session)
  const proven = { oid: person.oid, sid: session.sid, authTime: signedIn.authTime }
  const code = () => {
    stand.log(
      `${request.endpoint} of ${request.client.mnemonic}: a code was issued for the person ${person.id}`,
    )
    return issueCode(stand, request, proven)
  }
  const answer = returnOrFault({ stand, state: request.state, code }, person)
  return { step: 'return', address: returnAddress(request.returnTo, answer) }
}

/** Leaves a step behind; another than the one that stands first changes nothing. */
export function skipStep(stand: Stand, session: Session, name: StepName): Session {
  const [first, ...steps] = session.steps ?? []
  if (first !== name) return session
  return stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, steps })) ?? session
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
  { client, endpoint, returnTo, state }: AuthorizationRequest,
  failure: EsiaFailure,
): NextStep {
  const { description, detail } = failure
  forgetRequest(stand, session)
  stand.log(`${endpoint} of ${client.mnemonic} refused: ${description} (${detail})`)
  const answer = { error: errorOf(failure, stand.assumed), error_description: description, state }
  return { step: 'return', address: returnAddress(returnTo, answer) }
}

function forgetRequest(stand: Stand, session: Session): void {
  stand.memory.sessions.edit(session.id, (kept) => ({ ...kept, request: undefined }))
}
