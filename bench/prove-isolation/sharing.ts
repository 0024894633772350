import type { Kinship } from '../../portal/patient-cards/keeper.ts'
import { pick, type Asked, type Deed } from './deed.ts'
import { withdraw } from './leaving.ts'
import { wordsOf } from './reading.ts'
import { hasFreshProof, isOver, linkOf, mayEnd, mayShare, openLinksOf, sightOf } from './sight.ts'
import { limits, type Account, type Card, type Invitation, type World } from './world.ts'

const relations = ['parent', 'child', 'spouse', 'ward', 'other'] as const satisfies readonly Kinship[]

/** Names of everybody who keeps a card: each of them sees the others. */
const accessWords = (world: World, card: Card): ReadonlySet<string> =>
  new Set([
    ...wordsOf([card]),
    ...openLinksOf(world, card)
      .filter((link) => !isOver(link, world.now))
      .map(({ account }) => account.name),
  ])

const isOpen = ({ now }: World, { until }: Invitation) => until > now

/** A code for a card, in the place of the one that this keeper gave before; `newId` may be one that was used. */
export function giveCode(asked: Asked & { readonly newId: string }): Deed {
  const { world, who, id, card, chance, newId } = asked
  const kinship = pick(chance, relations) ?? 'other'
  const deed = { name: 'give a code', path: `/cards/${id}/access`, form: { invitation: newId, kinship } }
  const link = who && sightOf(world, who, card)
  if (who === undefined || link === undefined) return { ...deed, status: 404 }
  const may = accessWords(world, link.card)
  if (!mayShare(link) || !hasFreshProof(world, who)) return { ...deed, status: 403, may }

  const isMine = (one: Invitation) =>
    one.giver === who && one.card === link.card && one.claimedBy === undefined
  const former = world.invitations.find((one) => one.id === newId && one.card.place === who.place)
  const replace = () => withdraw(world, link.card, (one) => isMine(one) && one.id !== newId)
  if (former !== undefined) {
    const isAgain = isMine(former) && isOpen(world, former)
    if (!isAgain) return { ...deed, status: 409, may, effect: replace }
    return { ...deed, status: 303, location: `/cards/${id}/access`, effect: replace }
  }
  return {
    ...deed,
    status: 303,
    location: `/cards/${id}/access`,
    effect: async (_, ask) => {
      replace()
      const { body } = await ask.get(`/cards/${id}/access`)
      const code = /class="access-code">([\d ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? ''
      const until = world.now + limits.code
      world.invitations.push({
        id: newId,
        card: link.card,
        giver: who,
        code,
        kinship,
        until,
        claimedBy: undefined,
        answered: false,
      })
      // Of two codes for one card the newer counts, so they are not of one moment; it adds up to no limit.
      world.now += 11_300
    },
  }
}

/** Seconds to wait after so many tries. */
const waits = [0, 0, 0, 0, 0, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600]

function mayTry({ now }: World, { tries }: Account): boolean {
  if (tries === undefined) return true
  const wait = waits[Math.min(tries.failures, waits.length - 1)] ?? 0
  return wait === 0 || tries.last + wait * 1000 <= now
}

function triesAfter({ now }: World, { tries }: Account) {
  const isForgotten = tries === undefined || tries.last < now - limits.triesLast
  return { failures: isForgotten ? 1 : tries.failures + 1, last: now }
}

function countTry(world: World, account: Account): void {
  account.tries = triesAfter(world, account)
}

/** A right code is the typist's from now on, and nobody else's. */
export function typeCode({ world, who }: Asked, code: string): Deed {
  const deed = { name: 'type a code', path: '/cards/code', form: { code } }
  if (who === undefined || !mayTry(world, who)) return { ...deed, status: 422 }

  const found = world.invitations.find(
    (one) =>
      one.code === code &&
      one.card.place === who.place &&
      isOpen(world, one) &&
      !one.answered &&
      (one.claimedBy === undefined || one.claimedBy === who),
  )
  const mine = found && linkOf(world, who, found.card)
  const isKept = mine !== undefined && mine.ended === undefined
  if (found === undefined || (isKept && !isOver(mine, world.now)))
    return { ...deed, status: 422, effect: () => countTry(world, who) }
  const claim = () => {
    countTry(world, who)
    found.claimedBy = who
  }
  const done = { ...deed, status: 303, location: `/cards/code/${found.card.id}`, effect: claim }
  if (!isKept) return done

  // What is over by age ends first, and then the code is tried once more, which is a try too.
  const first = () => {
    countTry(world, who)
    mine.ended = { at: world.now, reason: 'of-age' }
  }
  const mayGoOn = mayTry(world, { ...who, tries: triesAfter(world, who) })
  if (!mayGoOn) return { ...deed, status: 422, effect: first }
  const effect = () => {
    first()
    claim()
  }
  return { ...done, effect }
}

/** What was claimed and not answered yet, while whoever gave it keeps the card. */
function offersTo(world: World, who: Account, card: Card | undefined): readonly Invitation[] {
  return world.invitations.filter((one) => {
    const giver = linkOf(world, one.giver, one.card)
    const isGiven = giver !== undefined && giver.ended === undefined && !isOver(giver, world.now)
    return one.card === card && one.claimedBy === who && !one.answered && isOpen(world, one) && isGiven
  })
}

const isKept = (world: World, who: Account, card: Card | undefined) => {
  const link = card && linkOf(world, who, card)
  return link !== undefined && link.ended === undefined
}

const offerWords = (card: Card, offers: readonly Invitation[]) =>
  new Set([...wordsOf([card]), ...offers.map(({ giver }) => giver.name)])

export function readOffer({ world, who, id, card }: Asked): Deed {
  const deed = { name: 'read an offer', path: `/cards/code/${id}` }
  if (who === undefined || card === undefined) return { ...deed, status: 404 }
  if (isKept(world, who, card)) return { ...deed, status: 303, location: `/cards/${id}` }
  const offers = offersTo(world, who, card)
  return offers.length === 0
    ? { ...deed, status: 404 }
    : { ...deed, status: 200, may: offerWords(card, offers) }
}

/** The link that a code promised; all that was claimed for this card is answered by it. */
export function takeCard({ world, who, id, card }: Asked): Deed {
  const deed = { name: 'take a card', path: `/cards/code/${id}`, form: {} }
  if (who === undefined || card === undefined) return { ...deed, status: 404 }
  const done = { ...deed, status: 303, location: `/cards/${id}?taken` }
  if (isKept(world, who, card)) return done
  const offers = offersTo(world, who, card)
  const newest = offers.at(-1)
  if (newest === undefined) return { ...deed, status: 404 }
  return {
    ...done,
    effect: () => {
      for (const one of offers) one.answered = true
      who.tries = undefined
      const link = { kinship: newest.kinship, ground: 'consent', since: world.now, ended: undefined } as const
      const former = linkOf(world, who, card)
      if (former === undefined) world.links.push({ card, account: who, ...link })
      else Object.assign(former, link)
    },
  }
}

/** Puts a keeper out: for good, and with every code that they gave or claimed. */
export function endAccess({ world, who, id, card }: Asked, keeper: Account): Deed {
  const deed = { name: 'end an access', path: `/cards/${id}/access/end`, form: { keeper: keeper.id } }
  const mine = who && sightOf(world, who, card)
  if (who === undefined || mine === undefined) return { ...deed, status: 404 }
  const done = { ...deed, status: 303, location: `/cards/${id}/access?ended` }
  const theirs = linkOf(world, keeper, mine.card)
  if (theirs === undefined || theirs.ended !== undefined) return done
  if (keeper === who || !mayEnd(mine, theirs)) return { ...deed, status: 404 }
  return {
    ...done,
    effect: () => {
      world.links = world.links.filter((link) => link !== theirs)
      withdraw(world, mine.card, (one) => one.claimedBy === keeper || one.giver === keeper)
    },
  }
}
