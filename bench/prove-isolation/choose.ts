import type { Chance } from '../prove-kill/chance.ts'
import { pick, type Asked } from './deed.ts'
import { cardsSeenBy, isSignedIn } from './sight.ts'
import type { Account, Card, World } from './world.ts'

/** A UUID of the run's own chance, so that a seed repeats it. */
export function newId({ below }: Chance): string {
  const hex = (length: number) => Array.from({ length }, () => below(16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

/** Mostly somebody who is signed in; now and then who was, or nobody at all. */
export function chooseWho(world: World, chance: Chance): Account | undefined {
  const dice = chance.below(40)
  if (dice === 0) return undefined
  const inside = world.accounts.filter((account) => isSignedIn(world, account))
  return pick(chance, dice < 3 || inside.length === 0 ? world.accounts : inside)
}

type Target = Pick<Asked, 'id' | 'card'>

/** An address of a card: of theirs, of others', of the other region, of nobody, written otherwise. */
export function chooseCard(world: World, who: Account | undefined, chance: Chance): Target {
  const dice = chance.below(100)
  const seen = who === undefined ? [] : cardsSeenBy(world, who)
  const kept = world.links.filter((link) => link.account === who)
  const near = (card: Card | undefined): Target => {
    const here = card !== undefined && (who === undefined || card.place === who.place) ? card : undefined
    return { id: card?.id ?? newId(chance), card: here }
  }
  if (dice < 50) return near(pick(chance, seen))
  if (dice < 60) return near(pick(chance, kept)?.card)
  if (dice < 70)
    return near(
      pick(
        chance,
        kept.filter(({ ended }) => ended !== undefined),
      )?.card,
    )
  if (dice < 94) return near(pick(chance, world.cards))
  if (dice < 96) return { id: newId(chance), card: undefined }
  if (dice < 97) {
    // The link is destroyed; the card is only where nobody else keeps it.
    const id = pick(chance, [...world.destroyed])?.split(' ')[1] ?? newId(chance)
    const card = world.cards.find((one) => one.id === id)
    return card === undefined ? { id, card } : near(card)
  }
  const { id } = near(pick(chance, seen))
  return { id: dice < 99 ? shout(id) : id.slice(0, 35), card: undefined }
}

/** Upper case; a UUID of digits alone would stay the same. */
const shout = (id: string) => (/[a-f]/.test(id) ? id.toUpperCase() : `A${id.slice(1)}`)
