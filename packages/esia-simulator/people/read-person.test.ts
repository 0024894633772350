import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newestCode, signInThroughForms } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'
import { people } from './people.ts'
import { personJson } from './person-json.ts'
import { readPerson } from './read-person.ts'

const folder = mkdtempSync(join(tmpdir(), 'esia-simulator-people-'))
after(() => rmSync(folder, { recursive: true }))

const now = new Date('2026-11-23T09:00:00Z')
const around = { where: 'the person', now, freeOid: 1_000_500_001 }

const right = {
  id: 'petrov',
  lastName: 'Петров',
  firstName: 'Пётр',
  birthDate: '31.12.1985',
  gender: 'M',
  contacts: [{ type: 'MBT', value: '+7(000)0009001' }],
}
const passport = { type: 'RF_PASSPORT', series: '9900', number: '000901' }
const policy = { type: 'MDCL_PLCY', number: '7757999720000770' }

test('all who come with the stand read back as they were written', () => {
  for (const person of people(() => now).all()) {
    const written: unknown = JSON.parse(JSON.stringify(personJson(person)))
    const read = readPerson(written, around)
    assert.ok(read.ok, read.ok ? '' : read.error)
    assert.deepEqual(read.value.person, person)
    assert.deepEqual(read.value.warnings, [], person.id)
  }
})

test('what a description leaves out is filled in', () => {
  const read = readPerson(right, around)
  assert.ok(read.ok)
  assert.partialDeepStrictEqual(read.value.person, {
    oid: 1_000_500_001,
    confirmed: true,
    grantedBefore: false,
    birthDate: '1985-12-31',
    citizenship: 'RUS',
    updatedOn: '2026-11-23',
    password: 'Parol-1',
    contacts: [{ type: 'MBT', verified: true }],
    documents: [],
  })
  assert.equal('middleName' in read.value.person, false)
})

test('an answer of /rs can be pasted: eTags, states and collections are passed over or read', () => {
  const answered = {
    ...right,
    stateFacts: ['EntityRoot'],
    eTag: '0A',
    rIdDoc: 7,
    updatedOn: 1_788_220_800,
    trusted: false,
    contacts: { stateFacts: ['hasSize'], size: 1, eTag: '0B', elements: right.contacts },
    documents: { elements: [{ ...passport, id: 7, vrfStu: 'NOT_VERIFIED', fmsValid: false, eTag: '0C' }] },
  }
  const read = readPerson(answered, around)
  assert.ok(read.ok, read.ok ? '' : read.error)
  assert.partialDeepStrictEqual(read.value.person, {
    confirmed: false,
    updatedOn: '2026-09-01',
    documents: [{ id: 7, verified: false }],
  })
})

test('what is wrong is one line that names the person and the field', () => {
  const contact = right.contacts[0]
  const kid = { lastName: 'П', firstName: 'П', birthDate: '01.02.2020', gender: 'F' }
  const vehicle = { name: 'Лада', numberPlate: 'А000АА00', regCertificate: {} }
  const wrong: readonly (readonly [content: unknown, line: RegExp])[] = [
    [1, /the person is no object/],
    [{ ...right, id: undefined }, /the person: id is missing/],
    [{ ...right, id: 'a b' }, /id is "a b" instead of up to 64 letters/],
    [{ ...right, id: 'new' }, /the name of a page/],
    [{ ...right, surname: 'x' }, /person petrov: surname is unknown; there are id, oid/],
    [{ ...right, lastName: '' }, /person petrov: lastName is no text/],
    [{ ...right, lastName: 'я'.repeat(201) }, /lastName is longer than 200/],
    [{ ...right, birthDate: '30.02.1990' }, /birthDate is no day of the calendar/],
    [{ ...right, birthDate: '1990/02/03' }, /birthDate is "1990\/02\/03" instead of a date/],
    [{ ...right, birthDate: '24.11.2026' }, /birthDate has not come yet/],
    [{ ...right, birthDate: '01.01.1870' }, /birthDate is before 1880/],
    [{ ...right, gender: 'X' }, /gender is neither M nor F/],
    [{ ...right, trusted: 'true' }, /trusted is neither true nor false/],
    [{ ...right, oid: -1 }, /oid is no whole number above 0/],
    [{ ...right, citizenship: 'Россия' }, /citizenship is "Россия" instead of three letters/],
    [{ ...right, snils: '112-233-445 96' }, /person petrov: snils has wrong control digits/],
    [{ ...right, snils: '1122' }, /snils is "1122" instead of 000-000-000 00/],
    [{ ...right, inn: '1' }, /inn is "1" instead of twelve digits/],
    [{ ...right, updatedOn: 1e13 }, /updatedOn is not in seconds/],
    [{ ...right, contacts: [] }, /contacts has no MBT/],
    [{ ...right, contacts: {} }, /contacts has no MBT/],
    [{ ...right, contacts: [{ ...contact, type: 'FAX' }] }, /contacts\[0\]: type is none of MBT, PHN/],
    [{ ...right, contacts: [{ ...contact, value: '123' }] }, /contacts\[0\]: value is no phone/],
    [{ ...right, contacts: [contact, { type: 'EML', value: 'x' }] }, /contacts\[1\]: value is "x" instead/],
    [
      { ...right, contacts: [contact, { type: 'PHN', value: '+70000000001', vrfStu: 'VERIFIED' }] },
      /contacts\[1\]: vrfStu is VERIFIED: only MBT and EML/,
    ],
    [{ ...right, contacts: [{ ...contact, vrfStu: 'YES' }] }, /vrfStu is none of VERIFIED, NOT_VERIFIED/],
    [
      { ...right, documents: [{ ...passport, type: 'PASSPORT' }] },
      /documents\[0\]: type is none of RF_PASSPORT/,
    ],
    [
      { ...right, documents: [{ ...passport, number: '1' }] },
      /number and series of RF_PASSPORT are not of the form/,
    ],
    [{ ...right, documents: [{ ...passport, issueId: '1' }] }, /issueId is not six digits/],
    [{ ...right, documents: [{ ...passport, issueDate: 'x' }] }, /documents\[0\]: issueDate is "x"/],
    [{ ...right, documents: [{ ...passport, pages: 3 }] }, /documents\[0\]: pages is unknown/],
    [
      { ...right, documents: [{ ...policy, number: '7757999720000771' }] },
      /number has a wrong control digit/,
    ],
    [{ ...right, documents: [{ ...policy, number: '123' }] }, /number of a policy is 16 digits/],
    [
      { ...right, documents: [{ type: 'SNILS', number: '112-233-445 96' }] },
      /number has wrong control digits/,
    ],
    [
      {
        ...right,
        documents: [
          { ...passport, id: 5 },
          { ...policy, id: 5 },
        ],
      },
      /person petrov: documents has the id 5 twice/,
    ],
    [{ ...right, addresses: [{ type: 'PLV' }] }, /addresses\[0\]: addressStr is missing/],
    [{ ...right, addresses: [{ type: 'PLV', addressStr: 'x', zipCode: '1' }] }, /zipCode is "1" instead/],
    [{ ...right, kids: [{ ...kid, gender: 'Y' }] }, /kids\[0\]: gender is neither M nor F/],
    [{ ...right, kids: [{ ...kid, documents: [{ type: 'X' }] }] }, /kids\[0\]: documents\[0\]: type is none/],
    [{ ...right, vehicles: [vehicle] }, /vehicles\[0\]: regCertificate: series is missing/],
    [
      { ...right, organizations: [{ fullName: 'ООО', ogrn: '1' }] },
      /organizations\[0\]: ogrn is "1" instead/,
    ],
  ]
  for (const [content, line] of wrong) {
    const read = readPerson(content, around)
    assert.ok(!read.ok, String(line))
    assert.match(read.error, line)
    assert.equal(read.error.includes('\n'), false)
  }
})

test('what could be somebody’s, or is odd, is warned of and let in', () => {
  const odd: readonly (readonly [content: object, line: RegExp])[] = [
    [{ ...right, snils: '112-233-445 95' }, /snils may be somebody’s/],
    [{ ...right, contacts: [{ type: 'MBT', value: '+79161234567' }] }, /value may be somebody’s phone/],
    [
      { ...right, contacts: [...right.contacts, { type: 'EML', value: 'a@mail.ru' }] },
      /contacts\[1\]: value may be somebody’s address/,
    ],
    [{ ...right, documents: [policy] }, /number tells another birth date or sex/],
    [{ ...right, unchecked: true, snils: '112-233-445 96' }, /snils has wrong control digits/],
    [{ ...right, unchecked: true, documents: [{ ...passport, number: 'x' }] }, /not of the form 0000 000000/],
  ]
  for (const [content, line] of odd) {
    const read = readPerson(content, around)
    assert.ok(read.ok, read.ok ? '' : read.error)
    assert.equal(read.value.warnings.length, 1)
    assert.match(read.value.warnings[0] ?? '', line)
  }
  const none = readPerson({ ...right, snils: '000-000-600 06' }, around)
  assert.deepEqual(none.ok && none.value.warnings, [])
})

test('the people of a file and of a folder sign in beside those of the stand', async () => {
  const file = join(folder, 'one.json')
  writeFileSync(file, JSON.stringify({ people: [{ ...right, grantedBefore: true }] }))
  const many = join(folder, 'many')
  mkdirSync(many)
  writeFileSync(join(many, 'a.json'), JSON.stringify({ ...right, grantedBefore: true }))
  writeFileSync(join(many, 'notes.txt'), 'not read')

  for (const peoplePath of [file, many]) {
    const trial = await trialStand('RS256', undefined, { peoplePath })
    assert.equal(trial.stand.people.all().length, 12)
    const { back } = await signInThroughForms(trial, 'petrov')
    assert.match(newestCode(trial, 'petrov'), /^\d{6}$/)
    assert.ok(back?.searchParams.has('code'))
  }
})

test('a file that a Windows editor saved is read, and a folder tells which of its files is none', async () => {
  const marked = join(folder, 'marked')
  mkdirSync(join(marked, 'strange.json'), { recursive: true })
  const opened = () => trialStand('RS256', undefined, { peoplePath: marked })
  await assert.rejects(opened(), /marked.strange\.json can not be read/)
  rmSync(join(marked, 'strange.json'), { recursive: true })
  writeFileSync(join(marked, 'petrov.json'), `\uFEFF${JSON.stringify(right)}`)
  assert.ok((await opened()).stand.people.byId('petrov'))
})

test('a person of the file takes the place of the one of the same id, and keeps the oid', async () => {
  const file = join(folder, 'replaces.json')
  writeFileSync(file, JSON.stringify([{ ...right, id: 'confirmed' }]))
  const { stand } = await trialStand('RS256', undefined, { peoplePath: file })
  assert.equal(stand.people.all().length, 11)
  assert.partialDeepStrictEqual(stand.people.byId('confirmed'), { lastName: 'Петров', oid: 1_000_400_101 })
})

test('what hinders the start names the file, the person and the field', async () => {
  const wrong: readonly (readonly [content: string, line: RegExp])[] = [
    ['{', /wrong\.json is no JSON/],
    ['7', /wrong\.json is no JSON with a person/],
    [
      JSON.stringify([right, { ...right, id: 'b', gender: 1 }]),
      /wrong\.json: person number 2: person b: gender/,
    ],
    [JSON.stringify([right, { ...right, id: 'b' }]), /person b: the phone is that of person petrov/],
    [JSON.stringify([{ ...right, oid: 1_000_400_101 }]), /person petrov: oid is that of person confirmed/],
    [JSON.stringify([{ ...right, snils: '000-000-701 22' }]), /snils is that of person confirmed/],
  ]
  const peoplePath = join(folder, 'wrong.json')
  for (const [content, line] of wrong) {
    writeFileSync(peoplePath, content)
    await assert.rejects(trialStand('RS256', undefined, { peoplePath }), (error: Error) => {
      assert.match(error.message, /^SIMULATOR_PEOPLE: /)
      assert.match(error.message, line)
      return true
    })
  }
  await assert.rejects(
    trialStand('RS256', undefined, { peoplePath: join(folder, 'none') }),
    /can not be read/,
  )
})

test('both READMEs show a person whom the stand takes', () => {
  for (const name of ['README.md', 'README.ru.md']) {
    const text = readFileSync(join(import.meta.dirname, '..', name), 'utf8')
    const [, example = ''] = /```json\n(\{\s+"id": .*?)```/s.exec(text) ?? []
    const read = readPerson(JSON.parse(example), around)
    assert.deepEqual(read.ok && read.value.warnings, [], name)
  }
})
