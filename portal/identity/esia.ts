import {
  SigningError,
  type EsiaClient,
  type EsiaContact,
  type EsiaDocument,
  type EsiaFailure,
  type EsiaKid,
  type EsiaPerson,
  type EsiaSignIn,
} from '@registratura/esia-client'
import { fail, ok, type Result } from '../lib/result.ts'
import { paths } from '../paths.ts'
import type { IdentityChild, Parent } from './child.ts'
import type { Contact, Identity, IdentityAddress, IdentityDocument } from './identity.ts'
import type { IdentityProvider, ProviderError, ProviderFailure } from './provider.ts'
import { childrenScopes } from './scopes.ts'

/** Госуслуги by ESIA's own protocol. */
export function esiaProvider(client: EsiaClient, origin: string): IdentityProvider {
  return {
    callbackPath: paths.callback,
    origin,
    formOrigins: [origin],
    // ESIA describes itself to nobody: all that is needed of it stands in the settings.
    // An open circuit is no reason to leave either: who is signed in needs this instance.
    isReady: () => true,
    startUrl: ({ state }) => addressOf(client, { state }),
    readAnswer(query) {
      const answer = client.readCallback(query)
      return answer.ok ? answer : fail({ ...failureOf(answer.error), state: answer.error.state })
    },
    async identify({ code }) {
      const signIn = await client.signIn({ code })
      return signIn.ok ? ok(identityOf(signIn.value)) : fail(failureAfterCode(signIn.error))
    },
    children: {
      startUrl: ({ state }) => addressOf(client, { state, scopes: childrenScopes }),
      async identify({ code }) {
        const signIn = await client.signIn({ code, scopes: childrenScopes })
        return signIn.ok ? parentOf(signIn.value) : fail(failureAfterCode(signIn.error))
      },
    },
    endUrl: (returnTo) => client.logoutUrl(returnTo),
  }
}

async function addressOf(
  client: EsiaClient,
  request: Parameters<EsiaClient['authorizationUrl']>[0],
): Promise<Result<string, ProviderFailure>> {
  try {
    return ok(await client.authorizationUrl(request))
  } catch (error) {
    if (error instanceof SigningError) return fail({ code: 'unavailable', detail: error.message })
    throw error
  }
}

const errors: Readonly<Record<EsiaFailure['code'], ProviderError>> = {
  'refused-by-person': 'refused',
  unconfirmed: 'unconfirmed',
  unavailable: 'unavailable',
  'timed-out': 'timed-out',
  'invalid-token': 'invalid',
  'invalid-answer': 'invalid',
  'clock-skew': 'rejected',
  'client-rejected': 'rejected',
  'grant-rejected': 'rejected',
  'scope-rejected': 'rejected',
  'token-rejected': 'rejected',
  'second-factor-missing': 'rejected',
  'role-rejected': 'rejected',
  'qr-failed': 'rejected',
  other: 'rejected',
}

function failureOf({ code, esiaCode, detail }: EsiaFailure): ProviderFailure {
  return { code: errors[code], detail: [code, esiaCode, detail].filter(Boolean).join(' ') }
}

/** The person let us have the code: a refusal after it is ESIA's own, and theirs is not the blame. */
function failureAfterCode(error: EsiaFailure): ProviderFailure {
  const failure = failureOf(error)
  return failure.code === 'refused' ? { ...failure, code: 'rejected' } : failure
}

const isClosed = ({ status }: EsiaPerson) => status !== undefined && status !== 'REGISTERED'

/** Who a child is: without these nobody could be chosen, and no answer is not an answer that there are no children. */
const neededOfChildren = ['kid_fullname', 'kid_birthdate']

function parentOf({ oid, confirmed, person, scopes }: EsiaSignIn): Result<Parent, ProviderFailure> {
  const kept = neededOfChildren.filter((scope) => !scopes.includes(scope))
  if (kept.length > 0) return fail({ code: 'refused', detail: `not granted: ${kept.join(' ')}` })
  return ok({ oid, confirmed, closed: isClosed(person), children: person.kids.map(childOf) })
}

function childOf(kid: EsiaKid): IdentityChild {
  const { birthDate, snils, documents, trusted } = kid
  return {
    lastName: tidy(kid.lastName),
    firstName: tidy(kid.firstName),
    middleName: tidy(kid.middleName),
    birthDate,
    gender: genderOf(kid.gender),
    snils,
    documents: documents.map(documentOf),
    verified: trusted,
  }
}

const genderOf = (gender: 'M' | 'F' | undefined) =>
  gender === undefined ? undefined : gender === 'M' ? 'male' : 'female'

function identityOf({ oid, confirmed, authTime, person }: EsiaSignIn): Identity {
  return {
    oid,
    confirmed: confirmed && person.trusted,
    closed: isClosed(person),
    provedAt: authTime,
    lastName: tidy(person.lastName),
    firstName: tidy(person.firstName),
    middleName: tidy(person.middleName),
    birthDate: person.birthDate,
    birthPlace: tidy(person.birthPlace),
    gender: genderOf(person.gender),
    snils: person.snils,
    citizenship: person.citizenship,
    mobile: contactOf(person.contacts, 'MBT'),
    homePhone: contactOf(person.contacts, 'PHN'),
    email: contactOf(person.contacts, 'EML'),
    documents: person.documents.map(documentOf),
    addresses: addressesOf(person),
  }
}

/** What a card has use for: the rest of what ESIA tells of a document is not kept. */
function documentOf(document: EsiaDocument): IdentityDocument {
  const { type, series, number, issueDate, issuedBy, issueId, verified } = document
  return { type, series, number, issueDate, issuedBy, issueId, verified }
}

/** ESIA writes phones as +7(999)1234567; the portal keeps E.164, and e-mail in lower case. */
function contactOf(contacts: readonly EsiaContact[], type: string): Contact | undefined {
  const ofType = contacts.filter((contact) => contact.type === type)
  const contact = ofType.find(({ verified }) => verified) ?? ofType[0]
  if (contact === undefined) return undefined
  const value = type === 'EML' ? contact.value.trim().toLowerCase() : contact.value.replaceAll(/[^\d+]/g, '')
  return { value, verified: contact.verified }
}

function addressesOf({ addresses }: EsiaPerson): readonly IdentityAddress[] {
  return addresses.flatMap(({ type, text, house, building, frame, flat, fiasCode }) => {
    if (type !== 'PLV' && type !== 'PRG') return []
    const parts = [
      text,
      house && `д. ${house}`,
      building && `стр. ${building}`,
      frame && `к. ${frame}`,
      flat && `кв. ${flat}`,
    ]
    const whole = parts.filter(Boolean).join(', ')
    return whole === ''
      ? []
      : [{ type: type === 'PLV' ? 'residence' : 'registration', text: whole, fiasCode } as const]
  })
}

function tidy(text: string | undefined): string | undefined {
  const tidied = text?.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return tidied === '' ? undefined : tidied
}
