import assert from 'node:assert/strict'
import { test } from 'node:test'
import { admit, isProvedSince, loginsOf, type AdmissionError, type Identity } from './identity.ts'

const today = '2026-11-24'
const provedAt = new Date('2026-11-24T09:00:00Z')
const anna: Identity = {
  oid: '1000000001',
  confirmed: true,
  closed: false,
  provedAt,
  lastName: 'Белова',
  firstName: 'Анна',
  birthDate: '1990-05-17',
  snils: '11223344595',
  documents: [],
  addresses: [],
}

test('a confirmed adult with a name, a birth date and a СНИЛС may have an account', () => {
  const admitted = admit(anna, today)
  assert.ok(admitted.ok)
  assert.equal(admitted.value.lastName, 'Белова')
})

const refused: readonly [string, Partial<Identity>, AdmissionError][] = [
  ['whose record is closed', { closed: true }, 'closed'],
  ['whom nobody has confirmed', { confirmed: false }, 'unconfirmed'],
  ['without a surname', { lastName: undefined }, 'name-missing'],
  ['without a first name', { firstName: undefined }, 'name-missing'],
  ['without a birth date', { birthDate: undefined }, 'name-missing'],
  ['born tomorrow', { birthDate: '2026-11-25' }, 'impossible'],
  ['whose СНИЛС has a wrong checksum', { snils: '11223344596' }, 'impossible'],
  ['who turns 14 tomorrow', { birthDate: '2012-11-25' }, 'too-young'],
  ['without a СНИЛС', { snils: undefined }, 'snils-missing'],
  ['of Russia without a СНИЛС', { snils: undefined, citizenship: 'RUS' }, 'snils-missing'],
]
for (const [who, told, error] of refused)
  test(`a person ${who} is refused an account`, () => {
    assert.deepEqual(admit({ ...anna, ...told }, today), { ok: false, error })
  })

test('who turns 14 today, and a foreigner without a СНИЛС, may have an account', () => {
  for (const told of [{ birthDate: '2012-11-24' }, { snils: undefined, citizenship: 'BLR' }])
    assert.equal(admit({ ...anna, ...told }, today).ok, true)
})

test('a person signs in by what Госуслуги has verified, and by nothing else', () => {
  const mobile = { value: '+79000000701', verified: true }
  const email = { value: 'anna@example.org', verified: true }
  const kinds = (told: Partial<Identity>) => loginsOf({ ...anna, ...told }).map(({ kind }) => kind)
  assert.deepEqual(kinds({ mobile, email }), ['phone', 'email', 'snils'])
  assert.deepEqual(kinds({ mobile: { ...mobile, verified: false }, email }), ['email', 'snils'])
  assert.deepEqual(kinds({ mobile, email: { ...email, verified: false } }), ['phone', 'snils'])
  assert.deepEqual(kinds({ snils: undefined }), [])
})

test('an answer is a fresh proof where Госуслуги asked the person since, to the millisecond of the leeway', () => {
  assert.equal(isProvedSince(anna, new Date(provedAt.getTime() + 30_000), 30_000), true)
  assert.equal(isProvedSince(anna, new Date(provedAt.getTime() + 30_001), 30_000), false)
})
