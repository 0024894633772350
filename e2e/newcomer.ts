import { type Person, personOf } from './people.ts'
import type { Addresses } from './start.ts'

let newcomers = 0

/**
 * A person whom no other journey knows, with the papers and the story of `confirmed`: for journeys that leave an account
 * behind as no other one expects it. Of another name, so that nobody who looks for her finds them.
 */
export async function newcomer(site: Addresses): Promise<Person> {
  newcomers += 1
  const id = `newcomer-${newcomers}`
  const number = String(newcomers).padStart(2, '0')
  const told: unknown = await (await fetch(`${site.simulator}/trial/people/confirmed`)).json()
  if (typeof told !== 'object' || told === null) throw new TypeError('The simulator tells of nobody')

  const ofTheirOwn = {
    id,
    middleName: 'Ильинична',
    // Up to 001-001-998 there is no check digit, and nobody has such a number.
    snils: `000-000-800 ${number}`,
    contacts: [
      { type: 'MBT', value: `+7(000)00080${number}`, vrfStu: 'VERIFIED' },
      { type: 'EML', value: `${id}@pochta.example`, vrfStu: 'VERIFIED' },
    ],
  }
  const { status } = await fetch(`${site.simulator}/trial/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...withoutIds(told), ...ofTheirOwn }),
  })
  if (status !== 200 && status !== 201) throw new RangeError(`The simulator takes no ${id}: ${status}`)
  return personOf(site, id)
}

/** The simulator gives ids of its own, to the person and to each paper. */
function withoutIds(value: object): object {
  const kept = Object.entries(value).filter(([key]) => !['id', 'oid', 'inn'].includes(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutIdsInside(inner)]))
}

function withoutIdsInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdsInside)
  return typeof value === 'object' && value !== null ? withoutIds(value) : value
}
