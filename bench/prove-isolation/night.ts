import { actKey } from './leaving.ts'
import { isOver } from './sight.ts'
import { limits, type World } from './world.ts'

/** What the jobs of the night do: links of adults end, and whatever waited its month is destroyed. */
export function passNight(world: World): void {
  const monthAgo = world.now - limits.undo
  for (const link of world.links)
    if (link.ended === undefined && isOver(link, monthAgo)) link.ended = { at: monthAgo, reason: 'of-age' }

  const gone = world.links.filter(({ ended }) => ended !== undefined && ended.at <= monthAgo)
  for (const { account, card, ended } of gone)
    if (ended?.reason === 'unlinked') world.destroyed.add(actKey(account, card.id))
  world.links = world.links.filter((link) => !gone.includes(link))
  world.cards = world.cards.filter((card) => world.links.some((link) => link.card === card))
  world.invitations = world.invitations.filter(
    ({ card, until }) => world.cards.includes(card) && until >= world.now - limits.codeKept,
  )
}
