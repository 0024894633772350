import { isFields, own } from '../json/fields.ts'
import { breach, type Rule } from './rule.ts'
import { readOid } from './read-oid.ts'

/** `sub` and `urn:esia:sbj.oid` are the same JSON number; the subject is a person, not an employee or a system. */
export const verifySubject: Rule = (token) => {
  const subject = own(token.claims, 'urn:esia:sbj')
  if (!isFields(subject)) return breach(token, 'urn:esia:sbj is no object')
  if (own(subject, 'urn:esia:sbj:typ') !== 'P') return breach(token, 'the subject is not a person')

  const oid = readOid(own(token.claims, 'sub'))
  if (oid === undefined) return breach(token, 'sub is not a positive integer')
  if (readOid(own(subject, 'urn:esia:sbj:oid')) !== oid)
    return breach(token, 'sub and urn:esia:sbj:oid differ')

  const confirmed = own(subject, 'urn:esia:sbj:is_tru')
  return confirmed === undefined || typeof confirmed === 'boolean'
    ? undefined
    : breach(token, 'is_tru is no boolean')
}
