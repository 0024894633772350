import { BadField, ObjectFields } from '../object-fields.ts'
import { fail, ok, type Result } from '../result.ts'
import { Doubts } from './doubts.ts'
import type { Person } from './person.ts'
import { readContact } from './read-contact.ts'
import { readDocument } from './read-document.ts'
import { readHolder } from './read-holder.ts'
import { elementsOf, readKid } from './read-kid.ts'
import { readAddress, readOrganization, readVehicle } from './read-property.ts'
import { readDate } from './read-values.ts'

type Around = {
  /** How the person is called in an error before the id is known. */
  readonly where: string
  readonly now: Date
  /** Theirs where they name none. */
  readonly freeOid: number
}

export type ReadPerson = { readonly person: Person; readonly warnings: readonly string[] }

const own = 'id oid story password totpSecret locked grantedBefore unchecked'.split(' ')
const collections = 'contacts documents addresses kids vehicles organizations'.split(' ')
const esia =
  'trusted lastName firstName middleName birthDate birthPlace gender snils inn citizenship updatedOn status verifying containsUpCfmCode'.split(
    ' ',
  )
/** What /rs answers besides, and what follows from the rest. */
const passedOver = 'stateFacts eTag rIdDoc roles'.split(' ')

/**
 * A person from JSON: what /rs answers with everything embedded, and beside it what the sign-in needs. An error is one
 * line that names the person and the field; warnings are too.
 */
export function readPerson(json: unknown, around: Around): Result<ReadPerson, string> {
  try {
    return ok(personOf(json, around))
  } catch (error) {
    if (error instanceof BadField) return fail(error.message)
    throw error
  }
}

function personOf(json: unknown, { where, now, freeOid }: Around): ReadPerson {
  const id = new ObjectFields(json, where).matching(
    'id',
    /^[a-z0-9][\w-]{0,63}$/i,
    'up to 64 letters, digits, _ and -',
  )
  if (id === 'new') throw new BadField(`${where}: id is new, which is the name of a page`)
  const at = `person ${id}`
  const fields = new ObjectFields(json, at)
  fields.only([...own, ...esia, ...collections, ...passedOver])

  const doubts = new Doubts(fields.flag('unchecked', false))
  const oid = fields.number('oid', freeOid)
  let last = (oid % 1_000_000) * 1_000
  const nextId = () => (last += 1)
  const trusted = fields.flag('trusted', true)
  const about = readHolder(fields, now, doubts)
  const part = (name: string, index: number) => ({
    where: `${at}: ${name}[${index}]`,
    id: nextId(),
    doubts,
    verified: trusted,
  })
  const list = (name: string) => elementsOf(fields, name)

  const contacts = list('contacts').map((one, index) =>
    readContact(one, { ...part('contacts', index), verified: true }),
  )
  if (!contacts.some(({ type }) => type === 'MBT')) {
    throw fields.wrong('contacts', 'has no MBT: the code of the SMS goes to it')
  }

  const person: Person = {
    id,
    oid,
    story: fields.text('story', 'Добавлен здесь'),
    password: fields.text('password', 'Parol-1'),
    ...(fields.has('totpSecret')
      ? { totpSecret: fields.matching('totpSecret', /^[A-Z2-7]{16,128}$/, 'base32, 16 letters or more') }
      : {}),
    ...(fields.flag('locked', false) ? { locked: true } : {}),
    grantedBefore: fields.flag('grantedBefore', false),
    confirmed: trusted,
    ...about,
    ...optionalTexts(fields, ['birthPlace', 'status']),
    citizenship: fields.has('citizenship')
      ? fields.matching('citizenship', /^[A-Z]{3}$/, 'three letters such as RUS')
      : 'RUS',
    updatedOn: updatedOnOf(fields, now),
    ...(fields.flag('verifying', false) ? { verifying: true } : {}),
    ...(fields.flag('containsUpCfmCode', false) ? { containsUpCfmCode: true } : {}),
    contacts,
    documents: list('documents').map((one, index) => readDocument(one, part('documents', index), about)),
    addresses: list('addresses').map((one, index) => readAddress(one, part('addresses', index))),
    kids: list('kids').map((one, index) => readKid(one, { ...part('kids', index), now, nextId })),
    ...(fields.has('vehicles')
      ? { vehicles: list('vehicles').map((one, index) => readVehicle(one, part('vehicles', index))) }
      : {}),
    ...(fields.has('organizations')
      ? {
          organizations: list('organizations').map((one, index) =>
            readOrganization(one, part('organizations', index)),
          ),
        }
      : {}),
  }
  for (const name of collections) refuseTwice(fields, name, person)
  return { person, warnings: doubts.warnings }
}

const optionalTexts = (fields: ObjectFields, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (fields.has(name) ? [[name, fields.text(name)]] : [])))

/** Unix seconds, as ESIA has them, or a date. */
function updatedOnOf(fields: ObjectFields, now: Date): string {
  if (!fields.has('updatedOn')) return now.toISOString().slice(0, 10)
  if (typeof fields.get('updatedOn') !== 'number') return readDate(fields, 'updatedOn')
  const seconds = fields.number('updatedOn', 1)
  if (seconds > 32_503_680_000) throw fields.wrong('updatedOn', 'is not in seconds')
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

function refuseTwice(fields: ObjectFields, name: string, person: object): void {
  const list: unknown = Reflect.get(person, name)
  if (!Array.isArray(list)) return
  const ids = list.map((one: { id: number }) => one.id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw fields.wrong(name, `has the id ${twice} twice`)
}
