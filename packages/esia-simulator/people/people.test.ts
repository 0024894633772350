import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enp } from './enp.ts'
import { hasLogin, readLogin } from './login.ts'
import type { Person } from './person.ts'
import { people } from './people.ts'

const now = new Date('2026-11-23T09:00:00Z')
const all = people(() => now).all()
const kids = all.flatMap((person) => person.kids)

function ageOn(date: Date, birthDate: string): number {
  const years = date.getUTCFullYear() - Number(birthDate.slice(0, 4))
  return date.toISOString().slice(5, 10) < birthDate.slice(5) ? years - 1 : years
}

test('nobody’s СНИЛС was ever issued, each has the right checksum, and no two are equal', () => {
  const numbers = [...all, ...kids].flatMap(({ snils }) => snils ?? [])
  assert.equal(new Set(numbers).size, numbers.length)
  for (const snils of numbers) {
    const [, body = '', check] = /^(\d{3}-\d{3}-\d{3}) (\d\d)$/.exec(snils) ?? []
    const digits = body.replaceAll('-', '')
    assert.ok(Number(digits) <= 1_001_998, snils)
    const sum = digits.split('').reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
    assert.equal(Number(check), sum % 101, snils)
  }
})

test('phones are of a code that nobody has, e-mails of a domain that nobody has', () => {
  for (const { type, value } of all.flatMap((person) => person.contacts)) {
    assert.match(value, type === 'EML' ? /^[a-z]+@pochta\.example$/ : /^\+7\(000\)\d{7}$/)
  }
})

test('each policy number tells its holder’s birth date and sex', () => {
  for (const holder of [...all, ...kids]) {
    for (const { number } of holder.documents.filter(({ type }) => type === 'MDCL_PLCY')) {
      const { birthDate, gender } = holder
      const serial = Number(number.slice(10, 15))
      assert.equal(number, enp({ region: number.slice(0, 2), birthDate, gender, serial }))
    }
  }
})

test('ids, oids and logins lead to one person each', () => {
  const ids = all.flatMap(({ id, oid }) => [id, String(oid)])
  assert.equal(new Set(ids).size, ids.length)
  for (const person of all) {
    for (const value of [person.snils ?? '', ...person.contacts.map((contact) => contact.value)]) {
      const owners = all.filter((one) => readLogin(value).some((login) => hasLogin(one, login)))
      assert.ok(owners.length === 0 || (owners.length === 1 && owners[0] === person), value)
    }
  }
})

test('the minor is fifteen on any day, with a passport given at fourteen and already given', () => {
  for (let day = 0; day < 800; day += 1) {
    const date = new Date(now.getTime() + day * 86_400_000)
    const minor: Person | undefined = people(() => date).byId('minor')
    assert.ok(minor)
    assert.equal(ageOn(date, minor.birthDate), 15, date.toISOString())
    const issued = minor.documents.find(({ type }) => type === 'RF_PASSPORT')?.issueDate ?? ''
    assert.equal(ageOn(new Date(issued), minor.birthDate), 14)
    assert.ok(new Date(issued) < date)
  }
})

const documentTypes = (person: Person | undefined) => person?.documents.map(({ type }) => type)

test('the others are who their stories say', () => {
  const known = people(() => now)
  assert.equal(known.byId('confirmed')?.confirmed, true)
  assert.equal(known.byId('unconfirmed')?.confirmed, false)
  assert.equal(known.byId('mother')?.kids.length, 2)
  assert.ok(ageOn(now, known.byId('confirmed')?.birthDate ?? '') >= 18)
  assert.equal(known.byId('nobody'), undefined)

  const noPatronymic = known.byId('no-patronymic')
  assert.ok(noPatronymic)
  assert.equal('middleName' in noPatronymic, false)
  assert.equal(known.byId('locked')?.locked, true)
  assert.equal(known.byId('long-name')?.lastName.match(/\p{L}/gu)?.length, 80)
  assert.ok(known.byId('unverified-contact')?.contacts.every(({ verified }) => !verified))
  assert.deepEqual(documentTypes(known.byId('no-policy')), ['RF_PASSPORT'])
  assert.deepEqual(documentTypes(known.byId('foreign')), ['FID_DOC'])
  assert.equal(known.byId('foreign')?.citizenship, 'UZB')
  assert.deepEqual(
    all.filter(({ snils }) => snils === undefined).map(({ id }) => id),
    ['foreign', 'no-snils'],
  )
})
