import { readTrial, type TrialPerson } from '../bin/starter/trial.ts'
import type { Addresses } from './start.ts'

export type Person = TrialPerson

/** A test person with a fixed story, by id. */
export async function personOf(site: Addresses, id: string): Promise<Person> {
  const { people } = await readTrial(site.simulator)
  const person = people.find((person) => person.id === id)
  if (!person) throw new RangeError(`The simulator has no person ${id}`)
  return person
}

/** Whose story says that they have granted nothing yet; what an earlier journey granted would hide that page. */
const asksFirst: ReadonlySet<string> = new Set(['mother', 'minor', 'unconfirmed'])

/** The person as their story begins, whatever other journeys did at the same simulator. */
export async function personAtFirst(site: Addresses, id: string): Promise<Person> {
  const person = await personOf(site, id)
  if (asksFirst.has(id)) {
    await fetch(`${site.simulator}/phone`, { method: 'POST', body: new URLSearchParams({ withdraw: id }) })
  }
  return person
}

export type Sms = { readonly text: string; readonly code: string; readonly sentAt: string }

/** Every message sent to a person, newest first. */
export async function messagesTo(site: Addresses, { phone }: Person): Promise<readonly Sms[]> {
  const { sms } = await readTrial(site.simulator)
  const response = await fetch(`${sms}?phone=${encodeURIComponent(phone)}`)
  const messages: unknown = await response.json()
  if (!Array.isArray(messages) || !messages.every(isSms)) throw new TypeError(`${sms} lists no messages`)
  return messages
}

/** The code of the newest message. */
export async function codeFor(site: Addresses, person: Person): Promise<string> {
  const [newest] = await messagesTo(site, person)
  if (!newest) throw new RangeError(`No message was sent to ${person.id}`)
  return newest.code
}

function isSms(value: unknown): value is Sms {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['text', 'code', 'sentAt'].every(
      (key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string',
    )
  )
}
