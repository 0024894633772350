import { formWords } from './changing.ts'
import { pick, type Asked, type Deed } from './deed.ts'
import { isAdult, sightOf } from './sight.ts'
import type { Link } from './world.ts'

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
  if (
    mine === undefined ||
    mine.kinship === 'self' ||
    !relations.child.some((known) => known === mine.ground)
  )
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
