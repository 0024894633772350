import { everKeeping, cardsSeenBy, openLinksOf, sightOf } from './sight.ts'
import { pick, type Asked, type Deed } from './deed.ts'
import type { Account, Card, Link, World } from './world.ts'

/** What «Мои карты» shows of a card at the least: the name that stands in it. */
const nameOf = ({ fields }: Card): readonly string[] => [fields.get('told') ?? fields.get('lastName') ?? '']

export const wordsOf = (cards: readonly Card[]): ReadonlySet<string> =>
  new Set(cards.flatMap(({ words }) => [...words]))

const tokens = ({ fields }: Card): readonly string[] =>
  ['lastName', 'birthPlace', 'email'].flatMap((name) => fields.get(name) ?? [])

/** All cards of whoever asks, and of nobody else. */
export function readList({ world, who }: Asked): Deed {
  const cards = who === undefined ? [] : cardsSeenBy(world, who)
  return {
    name: 'read the list',
    path: '/cards',
    status: 200,
    shows: cards.length === 1 ? cards.flatMap(tokens) : cards.flatMap(nameOf),
    may: wordsOf(cards),
  }
}

type Page = {
  readonly path: string
  readonly shows?: (card: Card) => readonly string[]
  /** Names of others that the page tells. */
  readonly names?: (world: World, card: Card) => readonly Account[]
  /** And names that it may tell. */
  readonly mayName?: (world: World, card: Card) => readonly Account[]
  readonly isOf?: (link: Link) => boolean
}

const claimed = new Set<string>(['birth-certificate', 'guardianship', 'power-of-attorney', 'none'])

const pages: readonly Page[] = [
  { path: '', shows: tokens },
  { path: '', shows: tokens },
  { path: '/history', names: (_, { changes }) => changes.map(({ by }) => by), mayName: everKeeping },
  { path: '/access', names: (world, card) => openLinksOf(world, card).map(({ account }) => account) },
  { path: '/contacts' },
  { path: '/mistakes/lastName' },
  { path: '/mistakes/birthPlace' },
  { path: '/differences' },
  { path: '/print', shows: nameOf },
  { path: '/fhir' },
  { path: '/papers/new/document' },
  { path: '/papers/new/policy' },
  { path: '/leaving' },
  { path: '/keeper', isOf: ({ kinship, ground }) => kinship !== 'self' && claimed.has(ground) },
]

/** A page of one card. */
export function readPage(asked: Asked): Deed {
  const { world, who, id, card, chance } = asked
  const { path, shows, names, mayName, isOf = () => true } = pick(chance, pages) ?? { path: '' }
  const link = who && sightOf(world, who, card)
  const isSeen = link !== undefined && isOf(link)
  const others = isSeen ? (names?.(world, link.card) ?? []).map(({ name }) => name) : []
  const mayBe = isSeen ? (mayName?.(world, link.card) ?? []).map(({ name }) => name) : []
  return {
    name: `read${path || ' the card'}`,
    path: `/cards/${id}${path}`,
    status: isSeen ? 200 : 404,
    shows: isSeen ? [...(shows?.(link.card) ?? []), ...others] : [],
    may: new Set([...(isSeen ? wordsOf([link.card]) : []), ...others, ...mayBe]),
  }
}
