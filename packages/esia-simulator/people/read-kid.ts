import { ObjectFields } from '../object-fields.ts'
import type { Doubts } from './doubts.ts'
import type { Kid } from './person.ts'
import { readContact } from './read-contact.ts'
import { readDocument } from './read-document.ts'
import { readHolder } from './read-holder.ts'

const names =
  'id lastName firstName middleName birthDate gender snils inn documents contacts trusted type stateFacts eTag'.split(
    ' ',
  )

type Around = {
  readonly where: string
  readonly id: number
  readonly now: Date
  readonly doubts: Doubts
  /** Of what it has and doesn't number itself. */
  readonly nextId: () => number
}

export function readKid(json: unknown, { where, id, now, doubts, nextId }: Around): Kid {
  const fields = new ObjectFields(json, where)
  fields.only(names)
  const about = readHolder(fields, now, doubts)
  const part = (name: string, index: number) => ({
    where: `${where}: ${name}[${index}]`,
    id: nextId(),
    doubts,
    verified: true,
  })
  return {
    id: fields.number('id', id),
    ...about,
    documents: elementsOf(fields, 'documents').map((one, index) =>
      readDocument(one, part('documents', index), about),
    ),
    ...(fields.has('contacts')
      ? {
          contacts: elementsOf(fields, 'contacts').map((one, index) =>
            readContact(one, part('contacts', index)),
          ),
        }
      : {}),
  }
}

/** A list, or a collection as /rs embeds it. */
export function elementsOf(fields: ObjectFields, name: string): readonly unknown[] {
  const value = fields.get(name)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fields.list(name)
  return new ObjectFields(value, name).list('elements')
}
