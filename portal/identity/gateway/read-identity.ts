import { fail, ok, type Result } from '../../lib/result.ts'
import type { Contact, Identity, IdentityAddress, IdentityDocument } from '../identity.ts'
import { claimAt, dateAt, listAt, nameOf, saysYes, textAt, UnfitClaim, type Claims } from './claims.ts'
import type { Claim, ContactClaims, Mapping, Said } from './mapping.ts'

type Told = {
  /** What the gateway has signed; it overrides what it tells besides. */
  readonly idToken: Claims
  readonly userinfo: Claims
}

type About = {
  readonly mapping: Mapping
  readonly issuer: string
  /** When the person proved who they are; undefined where the gateway doesn't tell. */
  readonly authTime: Date | undefined
}

/**
 * Says who the claims speak of. They have been verified already; one of a wrong kind spoils the whole answer, and the
 * error names the claim, never its value.
 */
export function readIdentity(told: Told, about: About): Result<Identity, string> {
  try {
    return ok(identityOf(told, about))
  } catch (error) {
    if (error instanceof UnfitClaim) return fail(error.message)
    throw error
  }
}

/** A proof of unknown age is as old as one can be: nothing that needs a fresh one opens. */
const longAgo = new Date(0)

function identityOf({ idToken, userinfo }: Told, { mapping, issuer, authTime }: About): Identity {
  const claims = { ...userinfo, ...idToken }
  const { confirmed, registered } = mapping
  // Told twice, it has to be told alike: the less of two words counts.
  const deny = (said: Said) =>
    [idToken, userinfo].some((of) => claimAt(of, said.claim) !== undefined && !saysYes(of, said))
  return {
    oid: oidOf(claims, mapping, issuer),
    confirmed: saysYes(claims, confirmed) && !deny(confirmed),
    closed: deny(registered),
    provedAt: authTime ?? longAgo,
    lastName: textAt(claims, mapping.lastName),
    firstName: textAt(claims, mapping.firstName),
    middleName: textAt(claims, mapping.middleName),
    birthDate: dateAt(claims, mapping.birthDate),
    birthPlace: textAt(claims, mapping.birthPlace),
    gender: genderAt(claims, mapping.gender),
    snils: snilsAt(claims, mapping.snils),
    citizenship: textAt(claims, mapping.citizenship),
    mobile: phoneAt(claims, mapping.mobile),
    homePhone: phoneAt(claims, mapping.homePhone),
    email: contactAt(claims, mapping.email, (value) => value.toLowerCase()),
    documents: listAt(claims, mapping.documents.list).flatMap((one) => documentOf(one, mapping)),
    addresses: listAt(claims, mapping.addresses.list).flatMap((one) => addressOf(one, mapping)),
  }
}

/**
 * The same person by two roads is one account, so ESIA's number stands alone. A name of the gateway's own says nothing
 * elsewhere, and is kept with its issuer (OpenID Connect Core 5.7).
 */
function oidOf(claims: Claims, { subject, oid }: Mapping, issuer: string): string {
  const value = claimAt(claims, oid)
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  const shape = subject === 'esia' ? /^\d{1,20}$/ : /^[\x21-\x7E]{1,255}$/
  if (typeof text !== 'string' || !shape.test(text)) throw new UnfitClaim(`${nameOf(oid)} names nobody`)
  return subject === 'esia' ? text : `${issuer} ${text}`
}

function genderAt(claims: Claims, claim: Claim): Identity['gender'] {
  const gender = textAt(claims, claim)?.toLowerCase()
  if (gender === 'male' || gender === 'm') return 'male'
  return gender === 'female' || gender === 'f' ? 'female' : undefined
}

function snilsAt(claims: Claims, claim: Claim): string | undefined {
  const digits = textAt(claims, claim)?.replaceAll(/[ -]/g, '')
  if (digits !== undefined && !/^\d{11}$/.test(digits))
    throw new UnfitClaim(`${nameOf(claim)} is not eleven digits`)
  return digits
}

/** To E.164, as far as taking the punctuation out goes. */
const phoneAt = (claims: Claims, at: ContactClaims): Contact | undefined =>
  contactAt(claims, at, (value) => value.replaceAll(/[^\d+]/g, ''))

function contactAt(
  claims: Claims,
  { value, verified }: ContactClaims,
  write: (value: string) => string,
): Contact | undefined {
  const text = textAt(claims, value)
  return text === undefined ? undefined : { value: write(text), verified: saysYes(claims, verified) }
}

function documentOf(claims: Claims, { documents: of }: Mapping): readonly IdentityDocument[] {
  const type = textAt(claims, of.type)
  if (type === undefined) return []
  return [
    {
      type: Object.hasOwn(of.types, type) ? (of.types[type] ?? type) : type,
      series: textAt(claims, of.series),
      number: textAt(claims, of.number),
      issueDate: dateAt(claims, of.issueDate),
      issuedBy: textAt(claims, of.issuedBy),
      issueId: textAt(claims, of.issueId),
      verified: saysYes(claims, of.verified),
    },
  ]
}

function addressOf(claims: Claims, { addresses: of }: Mapping): readonly IdentityAddress[] {
  const named = textAt(claims, of.type)
  const type = named !== undefined && Object.hasOwn(of.types, named) ? of.types[named] : undefined
  const text = of.parts
    .flatMap(({ claim, before }) => {
      const part = textAt(claims, claim)
      return part === undefined ? [] : [`${before}${part}`]
    })
    .join(', ')
  return type === undefined || text === '' ? [] : [{ type, text, fiasCode: textAt(claims, of.fiasCode) }]
}
