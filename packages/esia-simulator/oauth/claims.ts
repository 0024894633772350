import type { Person } from '../people/person.ts'

/** Access tokens live an hour; an id token ends three hours after the sign-in, as in a real sample. */
export const accessLifeMs = 3_600_000
const idLifeMs = 10_800_000

type About = {
  readonly issuer: string
  readonly mnemonic: string
  readonly person: Person
  readonly sid: string
  readonly authTime: Date
  readonly scopes: readonly string[]
  readonly now: Date
}

export function accessClaims({ issuer, mnemonic, person, sid, scopes, now }: About): object {
  const iat = seconds(now)
  return {
    nbf: iat,
    exp: iat + accessLifeMs / 1000,
    iat,
    iss: issuer,
    client_id: mnemonic,
    scope: scopes.map((scope) => (scope === 'openid' ? scope : `${scope}?oid=${person.oid}`)).join(' '),
    'urn:esia:sid': sid,
    'urn:esia:sbj_id': person.oid,
  }
}

/** `sub` is a number, `amr` a text, and is_tru is absent for an unconfirmed account. */
export function idClaims({ issuer, mnemonic, person, sid, authTime, now }: About): object {
  const iat = seconds(now)
  const confirmed = person.confirmed ? { 'urn:esia:sbj:is_tru': true } : {}
  return {
    aud: mnemonic,
    sub: person.oid,
    nbf: iat,
    exp: seconds(authTime) + idLifeMs / 1000,
    iat,
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
  }
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
