import { ageOn, notBeyondLife } from '../lib/ages.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { readSnils } from '../lib/snils.ts'

/** Who Госуслуги says a person is: already checked, in the portal's own words. Dates are ISO plain dates. */
export type Identity = {
  readonly oid: string
  readonly confirmed: boolean
  /** Госуслуги keeps the account, and nobody may enter by it any more. */
  readonly closed: boolean
  readonly provedAt: Date
  readonly lastName?: string | undefined
  readonly firstName?: string | undefined
  readonly middleName?: string | undefined
  readonly birthDate?: string | undefined
  readonly birthPlace?: string | undefined
  readonly gender?: 'male' | 'female' | undefined
  /** Eleven digits. */
  readonly snils?: string | undefined
  /** ОКСМ alpha-3, RUS for Russia. */
  readonly citizenship?: string | undefined
  readonly mobile?: Contact | undefined
  readonly homePhone?: Contact | undefined
  readonly email?: Contact | undefined
  readonly documents: readonly IdentityDocument[]
  readonly addresses: readonly IdentityAddress[]
}

export type Contact = { readonly value: string; readonly verified: boolean }

export type IdentityDocument = {
  /** ESIA's name of the type: RF_PASSPORT, FID_DOC, MDCL_PLCY … */
  readonly type: string
  readonly series?: string | undefined
  readonly number?: string | undefined
  readonly issueDate?: string | undefined
  readonly issuedBy?: string | undefined
  readonly issueId?: string | undefined
  readonly verified: boolean
}

export type IdentityAddress = {
  readonly type: 'residence' | 'registration'
  readonly text: string
  readonly fiasCode?: string | undefined
}

/** A person whom Госуслуги has confirmed and told enough of to make a card. */
export type Admitted = Identity & {
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string
}

export type AdmissionError =
  | 'closed'
  | 'unconfirmed'
  | 'name-missing'
  | 'impossible'
  | 'snils-missing'
  | 'too-young'

/** Госуслуги gives an account of one's own from 14; a younger child's card stands under a parent (ГК 28). */
const youngest = 14

/** Who may have an account: a confirmed person of 14 or more, with СНИЛС unless they are a foreigner. */
export function admit(identity: Identity, today: string): Result<Admitted, AdmissionError> {
  const { closed, confirmed, lastName, firstName, birthDate, snils, citizenship } = identity
  if (closed) return fail('closed')
  if (!confirmed) return fail('unconfirmed')
  if (lastName === undefined || firstName === undefined || birthDate === undefined)
    return fail('name-missing')
  if (!notBeyondLife(ok(birthDate), today).ok || (snils !== undefined && !readSnils(snils).ok))
    return fail('impossible')
  if (ageOn(birthDate, today) < youngest) return fail('too-young')
  // Госуслуги does not always tell a foreigner's citizenship, but a Russian document gives a Russian away.
  const foreigner = citizenship !== undefined && citizenship !== 'RUS'
  if (snils === undefined && !foreigner) return fail('snils-missing')
  return ok({ ...identity, lastName, firstName, birthDate })
}

export type Login = { readonly kind: 'phone' | 'email' | 'snils'; readonly value: string }

/** What a person may sign in by: only what Госуслуги has verified. */
export function loginsOf({ snils, mobile, email }: Identity): readonly Login[] {
  return [
    ...(mobile?.verified ? [{ kind: 'phone', value: mobile.value } as const] : []),
    ...(email?.verified ? [{ kind: 'email', value: email.value } as const] : []),
    ...(snils === undefined ? [] : [{ kind: 'snils', value: snils } as const]),
  ]
}

/** An answer that came by single sign-on, without the person proving anything now, is no fresh proof. */
export function isProvedSince({ provedAt }: Identity, moment: Date, leeway: number): boolean {
  return provedAt.getTime() + leeway >= moment.getTime()
}
