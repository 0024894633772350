import {
  SigningError,
  type EsiaClient,
  type EsiaContact,
  type EsiaDocument,
  type EsiaFailure,
  type EsiaPerson,
  type EsiaSignIn,
} from '@registratura/esia-client'
import { fail, ok } from '../lib/result.ts'
import { paths } from '../paths.ts'
import type { Contact, Identity, IdentityAddress, IdentityDocument } from './identity.ts'
import type { IdentityProvider, ProviderError, ProviderFailure } from './provider.ts'

/** Госуслуги by ESIA's own protocol. */
export function esiaProvider(client: EsiaClient, origin: string): IdentityProvider {
  return {
    callbackPath: paths.callback,
    origin,
    formOrigins: [origin],
    // ESIA describes itself to nobody: all that is needed of it stands in the settings.
    // An open circuit is no reason to leave either: who is signed in needs this instance.
    isReady: () => true,
    async startUrl({ state }) {
      try {
        return ok(await client.authorizationUrl({ state }))
      } catch (error) {
        if (error instanceof SigningError) return fail({ code: 'unavailable', detail: error.message })
        throw error
      }
    },
    readAnswer(query) {
      const answer = client.readCallback(query)
      return answer.ok ? answer : fail({ ...failureOf(answer.error), state: answer.error.state })
    },
    async identify({ code }) {
      const signIn = await client.signIn({ code })
      if (signIn.ok) return ok(identityOf(signIn.value))
      const failure = failureOf(signIn.error)
      // The person let us have the code: a refusal after it is ESIA's own, and theirs is not the blame.
      return fail(failure.code === 'refused' ? { ...failure, code: 'rejected' } : failure)
    },
    endUrl: (returnTo) => client.logoutUrl(returnTo),
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

function identityOf({ oid, confirmed, authTime, person }: EsiaSignIn): Identity {
  return {
    oid,
    confirmed: confirmed && person.trusted,
    closed: person.status !== undefined && person.status !== 'REGISTERED',
    provedAt: authTime,
    lastName: tidy(person.lastName),
    firstName: tidy(person.firstName),
    middleName: tidy(person.middleName),
    birthDate: person.birthDate,
    birthPlace: tidy(person.birthPlace),
    gender: person.gender === undefined ? undefined : person.gender === 'M' ? 'male' : 'female',
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
