import { giveCard, type Relative } from '../../test/family.ts'
import type { TestPortal } from '../../test/portal.ts'
import { ownCardOf } from '../../test/sharing.ts'
import { location, type Browser } from '../../test/browser.ts'
import type { Chance } from '../prove-kill/chance.ts'
import { pick } from './deed.ts'
import type { Words } from './words.ts'
import { day, type Account, type Card, type Place, type World } from './world.ts'

type Cast = {
  readonly portal: TestPortal
  readonly world: World
  readonly words: Words
  readonly chance: Chance
}

/** Makes a person at Госуслуги; returns their surname and their place of birth. */
export async function inventPerson({ portal, words }: Pick<Cast, 'portal' | 'words'>, index: number) {
  const [lastName, birthPlace] = [words.cyrillic(), words.cyrillic()]
  const digits = String(index).padStart(4, '0')
  const answer = await fetch(`${portal.simulator}/trial/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `someone-${index}`,
      lastName,
      firstName: 'Ольга',
      birthDate: '1950-03-04',
      gender: 'F',
      birthPlace,
      snils: `000-000-${String(100 + index)} 00`,
      grantedBefore: true,
      unchecked: true,
      contacts: [{ type: 'MBT', value: `+7(000)700${digits}`, vrfStu: 'VERIFIED' }],
    }),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return { person: `someone-${index}`, lastName, birthPlace }
}

type Invented = Awaited<ReturnType<typeof inventPerson>>

/** Registers a person in a region. */
export async function register(
  { portal, world }: Cast,
  { person, lastName, birthPlace, place, browser }: Invented & { place: Place; browser: Browser },
): Promise<Account> {
  const answer = await browser.register(person, place.slug)
  if (location(answer) !== '/cards')
    throw new Error(`not registered: ${answer.statusCode} ${location(answer)}`)
  const id = await ownCardOf(browser)
  const { account_id: accountId } = await portal.database.db
    .selectFrom('card_keeper')
    .select('account_id')
    .where('region', '=', place.code)
    .where('card_id', '=', id)
    .executeTakeFirstOrThrow()

  const session = { began: world.now, seen: world.now }
  const account: Account = { place, id: accountId, person, name: lastName, session, tries: undefined }
  const told = new Map([
    ['told', lastName],
    ['lastName', lastName],
    ['birthPlace', birthPlace],
  ])
  const card = newCard({ place, id, birthDate: '1950-03-04', fields: told })
  world.accounts.push(account)
  world.cards.push(card)
  world.links.push({ card, account, kinship: 'self', ground: 'own', since: world.now, ended: undefined })
  return account
}

const kinds = [
  ['child', 'birth-certificate'],
  ['child', 'kids-register'],
  ['child', 'none'],
  ['ward', 'guardianship'],
  ['parent', 'power-of-attorney'],
  ['parent', 'guardianship'],
  ['spouse', 'none'],
] as const satisfies readonly (readonly [Relative['kinship'], Relative['ground']])[]

/** Another person's card; some of the children come of age while the proof runs. */
export async function addCard({ portal, world, words, chance }: Cast, account: Account): Promise<Card> {
  const [kinship, ground] = pick(chance, kinds) ?? kinds[0]
  const isYoung = kinship === 'child' || kinship === 'ward'
  const birthDate = isYoung ? birthday(world.now, chance) : '1941-05-06'
  const lastName = words.cyrillic()
  const { place, id: accountId } = account
  const since = world.now - 365 * day
  const id = await giveCard(portal, {
    region: place.code,
    accountId,
    kinship,
    ground,
    lastName,
    birthDate,
    since: new Date(since),
  })
  const card = newCard({ place, id, birthDate, fields: new Map([['lastName', lastName]]) })
  world.cards.push(card)
  world.links.push({ card, account, kinship, ground, since, ended: undefined })
  return card
}

/** Of somebody who comes of age within half a year, or of a small child. */
function birthday(now: number, { below, either }: Chance): string {
  const date = new Date(now + below(180) * day)
  date.setUTCFullYear(date.getUTCFullYear() - (either() ? 18 : 6))
  const iso = date.toISOString().slice(0, 10)
  return iso.endsWith('-02-29') ? iso.replace('-29', '-28') : iso
}

function newCard({
  place,
  id,
  birthDate,
  fields,
}: Pick<Card, 'place' | 'id' | 'birthDate' | 'fields'>): Card {
  const words = new Set([...fields.values()].flatMap((word) => word ?? []))
  return { place, id, birthDate, version: 1, checked: false, fields, changes: [], words }
}
