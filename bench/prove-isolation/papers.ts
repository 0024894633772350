import { formWords, homeOf, seenVersion, write } from './changing.ts'
import type { Asked, Deed } from './deed.ts'
import { sightOf } from './sight.ts'

/** More than anybody has. */
const most = 20

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
  if (field === 'ownPapers' && listed.length >= most) return { ...deed, status: 422, may: formWords(link) }
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
  return {
    ...saved,
    effect: () => write(link.card, { field: 'ownPapers', after, by: who, takesBack: false }),
  }
}
