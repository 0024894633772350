import type { Ground } from '../../portal/patient-cards/keeper.ts'
import { limits, type Account, type Card, type Link, type World } from './world.ts'

export function isSignedIn({ now }: World, { session }: Account): boolean {
  return session !== undefined && now - session.seen < limits.idle && now - session.began < limits.whole
}

export const hasFreshProof = ({ now }: World, { session }: Account): boolean =>
  session !== undefined && now - session.began < limits.freshProof

export const linkOf = ({ links }: World, account: Account, card: Card): Link | undefined =>
  links.find((link) => link.account === account && link.card === card)

export const openLinksOf = ({ links }: World, card: Card): readonly Link[] =>
  links.filter((link) => link.card === card && link.ended === undefined)

/** Whoever keeps the card or kept it: its history tells the others so, while the row of it stands. */
export const everKeeping = ({ links }: World, card: Card): readonly Account[] =>
  links.filter((link) => link.card === card).map(({ account }) => account)

/** Who was let in before the eighteenth birthday of the card’s person is let in until then, by the date of the region. */
export const isOver = ({ kinship, card, since }: Link, at: number): boolean =>
  kinship !== 'self' && !isAdult(card, since) && isAdult(card, at)

/** Nobody here is born on 29 February. */
export function isAdult({ birthDate, place: { timeZone } }: Card, at: number): boolean {
  const today = dayIn(timeZone).format(at)
  const [year = '', ...rest] = birthDate.split('-')
  return today >= [String(Number(year) + 18), ...rest].join('-')
}

/** The link by which an account sees a card now. */
export function sightOf(world: World, account: Account, card: Card | undefined): Link | undefined {
  const link = card && linkOf(world, account, card)
  return link === undefined || link.ended !== undefined || isOver(link, world.now) ? undefined : link
}

export const cardsSeenBy = (world: World, account: Account): readonly Card[] =>
  world.links
    .filter((link) => link.account === account && link.ended === undefined && !isOver(link, world.now))
    .map(({ card }) => card)

/** Nobody passes on what they were given by a code or a paper of another. */
const sharing: readonly Ground[] = ['own', 'kids-register', 'birth-certificate', 'guardianship']

export const mayShare = ({ ground }: Link): boolean => sharing.includes(ground)

/** In one's own card anybody's access; as a representative only what a code gave. */
export const mayEnd = (mine: Link, theirs: Link): boolean =>
  theirs.kinship !== 'self' && (mine.kinship === 'self' || (mayShare(mine) && theirs.ground === 'consent'))

const days = new Map<string, Intl.DateTimeFormat>()

/** Writes a moment as the ISO date of a time zone. */
function dayIn(timeZone: string): Intl.DateTimeFormat {
  const known = days.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone })
  days.set(timeZone, known)
  return known
}
