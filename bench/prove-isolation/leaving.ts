import { linkOf, sightOf } from './sight.ts'
import type { Asked, Deed } from './deed.ts'
import { limits, type Account, type Card, type World } from './world.ts'

export const actKey = (account: Account, card: string): string => `${account.id} ${card}`

/** Another's card goes at once; one's own goes with the account alone. */
export function unlink({ world, who, id, card }: Asked): Deed {
  const deed = { name: 'unlink', path: `/cards/${id}/leaving`, form: {} }
  const link = who && sightOf(world, who, card)
  const done = { ...deed, status: 303, location: '/cards?unlinked' }
  if (who === undefined || link === undefined) {
    const former = who && card && linkOf(world, who, card)
    return former?.ended?.reason === 'unlinked' ? done : { ...deed, status: 404 }
  }
  if (link.kinship === 'self') return { ...deed, status: 409 }
  return {
    ...done,
    effect: () => {
      link.ended = { at: world.now, reason: 'unlinked' }
      withdraw(world, link.card, (one) => one.giver === who)
    },
  }
}

/** For thirty days; afterwards the answer says that it is too late, and only to whoever unlinked it. */
export function undo({ world, who, id, card }: Asked): Deed {
  const deed = { name: 'undo', path: `/cards/${id}/leaving/undo`, form: {} }
  const link = who && card && linkOf(world, who, card)
  const done = { ...deed, status: 303, location: `/cards/${id}?returned` }
  if (who !== undefined && link === undefined && world.destroyed.has(actKey(who, id)))
    return { ...deed, status: 410 }
  if (link === undefined || link.kinship === 'self') return { ...deed, status: 404 }
  if (link.ended === undefined) return done
  if (link.ended.reason !== 'unlinked') return { ...deed, status: 404 }
  if (world.now - link.ended.at >= limits.undo) return { ...deed, status: 410 }
  return {
    ...done,
    effect: () => {
      link.ended = undefined
    },
  }
}

export function withdraw(
  world: World,
  card: Card,
  isMeant: (one: World['invitations'][number]) => boolean,
): void {
  world.invitations = world.invitations.filter((one) => one.card !== card || !isMeant(one))
}
