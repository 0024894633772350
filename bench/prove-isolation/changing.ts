import { hasFreshProof, isAdult, sightOf } from './sight.ts'
import { pick, type Asked, type Deed } from './deed.ts'
import { readList, wordsOf } from './reading.ts'
import type { Card, Change, Link } from './world.ts'

/** The version that the asker's form was made from: mostly the one that stands. */
function seenVersion({ card, chance }: Asked): number {
  const version = card?.version ?? 1
  const dice = chance.below(10)
  if (dice === 0) return chance.below(version)
  return dice === 1 ? version + 1 + chance.below(3) : version
}

type Written = Pick<Change, 'field' | 'after' | 'by' | 'takesBack'>

export function write(card: Card, { field, after, by, takesBack }: Written): void {
  const before = card.fields.get(field)
  card.version += 1
  card.fields.set(field, after)
  card.changes.push({ version: card.version, field, before, after, by, takesBack })
}

const homeOf = ({ kinship, card }: Link) => (kinship === 'self' ? '/cards' : `/cards/${card.id}`)

/** What a form that comes back may show of a card. */
const formWords = (link: Link) => wordsOf([link.card])

/** A change of a field: made on what has changed meanwhile where nobody touched the same field. */
function changeField(
  asked: Asked,
  { field, path, form, typed }: { field: string; path: string; form: Record<string, string>; typed: string },
): Deed {
  const { world, who, id, card } = asked
  const version = seenVersion(asked)
  // Whoever typed it: it was meant for this card, and only there may it ever be seen.
  card?.words.add(typed)
  const deed = { name: `change ${field}`, path: `/cards/${id}${path}`, form: { version: String(version), ...form } }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined) return { ...deed, status: 404 }

  const since = link.card.changes.filter((change) => change.version > version)
  const isMine = version === link.card.version || (since.length > 0 && !since.some((one) => one.field === field))
  if (!isMine) return { ...deed, status: 409, may: formWords(link) }
  return {
    ...deed,
    status: 303,
    location: `${homeOf(link)}?saved`,
    effect: () => write(link.card, { field, after: typed, by: who, takesBack: false }),
  }
}

export function correct(asked: Asked): Deed {
  const field = asked.chance.either() ? 'lastName' : 'birthPlace'
  const typed = asked.words.cyrillic()
  return changeField(asked, { field, path: `/mistakes/${field}`, form: { value: typed }, typed })
}

export function changeContacts(asked: Asked): Deed {
  const typed = asked.words.mailbox()
  const form = { email: `${typed}@pochta.example` }
  return changeField(asked, { field: 'email', path: '/contacts', form, typed })
}

/** The person says that all of it is right. */
export function check(asked: Asked): Deed {
  const { world, who, id, card } = asked
  const version = seenVersion(asked)
  const deed = { name: 'check', path: `/cards/${id}/checked`, form: { version: String(version) } }
  const link = who && sightOf(world, who, card)
  if (link === undefined) return { ...deed, status: 404 }
  if (version !== link.card.version)
    return { ...deed, status: 409, may: link.kinship === 'self' ? (readList(asked).may ?? new Set()) : formWords(link) }
  return {
    ...deed,
    status: 303,
    location: `${homeOf(link)}?checked`,
    effect: () => {
      link.card.checked = true
    },
  }
}

/** A paper more: in the place of the main one, else in the list. */
export function addPaper(asked: Asked): Deed {
  const { world, who, id, card, words } = asked
  const typed = words.cyrillic()
  card?.words.add(typed)
  const form = { paper: '91', number: '12345', issuedBy: typed, series: typed }
  const deed = { name: 'add a paper', path: `/cards/${id}/papers/new/document`, form }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined) return { ...deed, status: 404 }

  const { fields } = link.card
  const field = fields.get('document') === undefined ? 'document' : 'ownPapers'
  const listed = fields.get('ownPapers')?.split(' ') ?? []
  if (field === 'ownPapers' && listed.length >= 20) return { ...deed, status: 422, may: formWords(link) }
  const after = field === 'document' ? typed : [...listed, typed].join(' ')
  return {
    ...deed,
    status: 303,
    location: `${homeOf(link)}?saved`,
    effect: () => write(link.card, { field, after, by: who, takesBack: false }),
  }
}

export function removePaper(asked: Asked): Deed {
  const { world, who, id, card, chance } = asked
  const version = seenVersion(asked)
  const place = chance.below(4)
  const deed = {
    name: 'remove a paper',
    path: `/cards/${id}/papers/${place}/removal`,
    form: { version: String(version) },
  }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined) return { ...deed, status: 404 }

  const listed = link.card.fields.get('ownPapers')?.split(' ') ?? []
  const isThere = listed[place] !== undefined
  const saved = { ...deed, status: 303, location: `${homeOf(link)}?saved` }
  if (version !== link.card.version) return isThere ? { ...deed, status: 409, may: formWords(link) } : saved
  if (!isThere) return { ...deed, status: 404 }
  const left = listed.filter((_, at) => at !== place)
  const after = left.length === 0 ? undefined : left.join(' ')
  return { ...saved, effect: () => write(link.card, { field: 'ownPapers', after, by: who, takesBack: false }) }
}

/** A change of the history is taken back while the card still has what it brought. */
export function takeBack(asked: Asked & { readonly change: Change | undefined; readonly changeId: string }): Deed {
  const { world, who, id, card, change, changeId } = asked
  const version = seenVersion(asked)
  const deed = {
    name: 'take a change back',
    path: `/cards/${id}/history/${changeId}/taken-back`,
    form: { version: String(version) },
  }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined || change === undefined || !link.card.changes.includes(change))
    return { ...deed, status: 404 }

  const done = { ...deed, status: 303, location: `/cards/${link.card.id}/history?taken-back` }
  const names = link.card.changes.map(({ by }) => by.name)
  const moved = { ...deed, status: 409, may: new Set([...formWords(link), ...names]) }
  if (link.card.fields.get(change.field) !== change.after) {
    const last = link.card.changes.at(-1)
    const isDone = last?.takesBack === true && last.by === who && link.card.version === version + 1
    return isDone ? done : moved
  }
  if (version !== link.card.version) return moved
  const { field, before: after } = change
  return { ...done, effect: () => write(link.card, { field, after, by: who, takesBack: true }) }
}

/** The card as a file: only for whoever has just proved who they are. */
export function takeFile({ world, who, id, card }: Asked): Deed {
  const link = who && sightOf(world, who, card)
  const deed = { name: 'take the file', path: `/cards/${id}/fhir`, form: {} }
  if (who === undefined || link === undefined) return { ...deed, status: 404 }
  return { ...deed, status: hasFreshProof(world, who) ? 200 : 403, may: formWords(link) }
}

/** Nothing of Госуслуги waits for an answer here. */
export function answerDifferences({ world, who, id, card }: Asked): Deed {
  const link = who && sightOf(world, who, card)
  const form = { version: String(card?.version ?? 1), all: 'accept' }
  const deed = { name: 'answer differences', path: `/cards/${id}/differences`, form }
  return link === undefined ? { ...deed, status: 404 } : { ...deed, status: 303, location: `${homeOf(link)}?answered` }
}

const relations = {
  child: ['birth-certificate', 'guardianship', 'power-of-attorney', 'none'],
  ward: ['guardianship', 'none'],
  parent: ['power-of-attorney', 'guardianship', 'none'],
  spouse: ['power-of-attorney', 'guardianship', 'none'],
  other: ['power-of-attorney', 'guardianship', 'none'],
} as const

/** Who a keeper says to be; what a register or a code says of them is not theirs to change. */
export function correctKeeper({ world, who, id, card, chance }: Asked): Deed {
  const kinship = pick(chance, ['child', 'ward', 'parent', 'spouse', 'other'] as const) ?? 'other'
  const ground = pick(chance, relations.child) ?? 'none'
  const mine = who && sightOf(world, who, card)
  const was = chance.below(6) === 0 || mine === undefined ? 'child none' : `${mine.kinship} ${mine.ground}`
  const deed = { name: 'correct the keeper', path: `/cards/${id}/keeper`, form: { was, kinship, ground } }
  if (mine === undefined || mine.kinship === 'self' || !relations.child.some((known) => known === mine.ground))
    return { ...deed, status: 404 }

  const isFit = relations[kinship].some((known) => known === ground) && !isTooOld(mine, ground, world.now)
  if (!isFit) return { ...deed, status: 422, may: formWords(mine) }
  const done = { ...deed, status: 303, location: `/cards/${mine.card.id}?saved` }
  if (mine.kinship === kinship && mine.ground === ground) return done
  if (was !== `${mine.kinship} ${mine.ground}`) return { ...deed, status: 409, may: formWords(mine) }
  return {
    ...done,
    effect: () => {
      Object.assign(mine, { kinship, ground })
    },
  }
}

/** A birth certificate makes nobody the keeper of an adult. */
const isTooOld = ({ card }: Link, ground: string, now: number) =>
  ground === 'birth-certificate' && isAdult(card, now)
