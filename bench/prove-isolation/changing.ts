import { everKeeping, hasFreshProof, sightOf } from './sight.ts'
import type { Asked, Deed } from './deed.ts'
import { readList, wordsOf } from './reading.ts'
import type { Card, Change, Link } from './world.ts'

/** The version that the asker's form was made from: mostly the one that stands. */
export function seenVersion({ card, chance }: Asked): number {
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

export const homeOf = ({ kinship, card }: Link) => (kinship === 'self' ? '/cards' : `/cards/${card.id}`)

/** What a form that comes back may show of a card. */
export const formWords = (link: Link) => wordsOf([link.card])

/** A change of a field: made on what has changed meanwhile where nobody touched the same field. */
function changeField(
  asked: Asked,
  { field, path, form, typed }: { field: string; path: string; form: Record<string, string>; typed: string },
): Deed {
  const { world, who, id, card } = asked
  const version = seenVersion(asked)
  // Whoever typed it: it was meant for this card, and only there may it ever be seen.
  card?.words.add(typed)
  const deed = {
    name: `change ${field}`,
    path: `/cards/${id}${path}`,
    form: { version: String(version), ...form },
  }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined) return { ...deed, status: 404 }

  const since = link.card.changes.filter((change) => change.version > version)
  const isMine =
    version === link.card.version || (since.length > 0 && !since.some((one) => one.field === field))
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
    return {
      ...deed,
      status: 409,
      may: link.kinship === 'self' ? (readList(asked).may ?? new Set()) : formWords(link),
    }
  return {
    ...deed,
    status: 303,
    location: `${homeOf(link)}?checked`,
    effect: () => {
      link.card.checked = true
    },
  }
}

/** A change of the history is taken back while the card still has what it brought. */
export function takeBack(
  asked: Asked & { readonly change: Change | undefined; readonly changeId: string },
): Deed {
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
  const names = [...link.card.changes.map(({ by }) => by), ...everKeeping(world, link.card)].map(
    ({ name }) => name,
  )
  const moved = { ...deed, status: 409, may: new Set([...formWords(link), ...names]) }
  if (link.card.fields.get(change.field) !== change.after) {
    const last = link.card.changes.at(-1)
    const isUndone = last?.takesBack === true && last.by === who && undoes(last, change)
    return isUndone && link.card.version === version + 1 ? done : moved
  }
  if (version !== link.card.version) return moved
  const { field, before: after } = change
  return { ...done, effect: () => write(link.card, { field, after, by: who, takesBack: true }) }
}

const undoes = (one: Change, other: Change): boolean =>
  one.field === other.field && one.before === other.after && one.after === other.before

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
  return link === undefined
    ? { ...deed, status: 404 }
    : { ...deed, status: 303, location: `${homeOf(link)}?answered` }
}
