import type { Person } from '../people/person.ts'

type About = {
  readonly issuer: string
  readonly mnemonic: string
  readonly person: Person
  readonly sid: string
  readonly authTime: Date
  readonly scopes: readonly string[]
  /** What the id token repeats, where the stand echoes it. */
  readonly nonce: string | undefined
  readonly now: Date
  readonly lifeMs: number
}

/** When the life of an id token begins, which a refresh may begin anew. */
type OfIdToken = About & { readonly livesFrom: Date }

export function accessClaims({ issuer, mnemonic, person, sid, scopes, now, lifeMs }: About): object {
  return {
    ...times(now, lifeMs),
    iss: issuer,
    client_id: mnemonic,
    scope: scopes.map((scope) => (scope === 'openid' ? scope : `${scope}?oid=${person.oid}`)).join(' '),
    'urn:esia:sid': sid,
    'urn:esia:sbj_id': person.oid,
  }
}

/** `sub` is a number, `amr` a text, and is_tru is absent for an unconfirmed account. */
export function idClaims(about: OfIdToken): object {
  const { issuer, mnemonic, person, sid, authTime, nonce, now, lifeMs, livesFrom } = about
  const confirmed = person.confirmed ? { 'urn:esia:sbj:is_tru': true } : {}
  return {
    aud: mnemonic,
    sub: person.oid,
    ...times(now, lifeMs),
    exp: seconds(livesFrom) + lifeMs / 1000,
    auth_time: seconds(authTime),
    iss: issuer,
    amr: 'PWD',
    'urn:esia:amd': 'PWD',
    'urn:esia:sid': sid,
    'urn:esia:sbj': {
      'urn:esia:sbj:typ': 'P',
      'urn:esia:sbj:oid': person.oid,
      'urn:esia:sbj:nam': `OID.${person.oid}`,
      ...confirmed,
      'urn:esia:sbj:lvl': person.confirmed ? 'PR' : 'P',
    },
    ...(nonce === undefined ? {} : { nonce }),
  }
}

type OfSystem = Pick<About, 'issuer' | 'mnemonic' | 'sid' | 'scopes' | 'now' | 'lifeMs'>

/** Of a system for itself: nobody's oid, and the scopes as they were asked for. */
export function systemClaims({ issuer, mnemonic, sid, scopes, now, lifeMs }: OfSystem): object {
  return {
    ...times(now, lifeMs),
    iss: issuer,
    client_id: mnemonic,
    scope: scopes.join(' '),
    'urn:esia:sid': sid,
  }
}

function times(now: Date, lifeMs: number) {
  const iat = seconds(now)
  return { nbf: iat, exp: iat + lifeMs / 1000, iat }
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
