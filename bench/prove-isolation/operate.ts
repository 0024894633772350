import { answerDifferences, changeContacts, check, correct, takeBack, takeFile } from './changing.ts'
import { chooseCard, chooseWho, newId } from './choose.ts'
import { pick, type Asked, type Deed } from './deed.ts'
import { correctKeeper } from './keeping.ts'
import { undo, unlink } from './leaving.ts'
import { addPaper, removePaper } from './papers.ts'
import { letNightPass, moveClock, signIn, signOut } from './passing.ts'
import { addCard } from './people.ts'
import { readList, readPage } from './reading.ts'
import { nameOf, send } from './send.ts'
import { endAccess, giveCode, readOffer, takeCard, typeCode } from './sharing.ts'
import { cardsSeenBy, isSignedIn, openLinksOf } from './sight.ts'
import type { Stage } from './stage.ts'
import type { Account } from './world.ts'

type Making = (asked: Asked, stage: Stage) => Deed | undefined | Promise<Deed | undefined>

/** What people do, with how often of a hundred. */
const deeds: readonly (readonly [number, Making])[] = [
  [9, readList],
  [30, readPage],
  [7, correct],
  [4, changeContacts],
  [3, addPaper],
  [2, removePaper],
  [2, check],
  [4, takeSomeBack],
  [2, takeFile],
  [1, answerDifferences],
  [2, correctKeeper],
  [3, unlink],
  [4, undo],
  [8, giveSomeCode],
  [8, typeSomeCode],
  [3, (asked) => readOffer(where(asked))],
  [6, (asked) => takeCard(where(asked))],
  [5, endSomeAccess],
]
const all = deeds.reduce((sum, [often]) => sum + often, 0)

/** Nobody keeps more of their own making; codes bring more. */
const mostAdded = 4

/** One operation of the run's chance; tells in words how the portal differs from the model. */
export async function operate(stage: Stage): Promise<readonly string[]> {
  const { world, chance, words } = stage
  const dice = chance.below(1000)
  if (dice < 4) {
    moveClock(stage)
    if (chance.below(3) === 0) await letNightPass(stage)
    return []
  }
  const leaving = dice < 7 ? pick(chance, world.accounts) : undefined
  if (leaving?.session !== undefined) return signOut(stage, leaving)

  const who = chooseWho(world, chance)
  // Who finds their session over comes back sooner or later.
  if (who !== undefined && !isSignedIn(world, who) && chance.either()) return signIn(stage, who)
  if (dice < 20 && who !== undefined && cardsSeenBy(world, who).length < mostAdded) {
    await receiveCard(stage, who)
    return []
  }

  const asked = { world, who, chance, words, ...chooseCard(world, who, chance) }
  let lot = chance.below(all)
  const [, make] = deeds.find(([often]) => (lot -= often) < 0) ?? deeds[0] ?? [0, readList]
  const deed = await make(asked, stage)
  return deed === undefined ? [] : send(stage, deed, who)
}

async function receiveCard(stage: Stage, who: Account): Promise<void> {
  const { id, birthDate } = await addCard(stage, who)
  stage.tally.note(`${nameOf(who)}: gets the card ${id}, born ${birthDate}`)
  stage.tally.count('get a card', 'allowed')
}

/** A change of this card, or of another under its address. */
async function takeSomeBack(asked: Asked, { portal }: Stage): Promise<Deed> {
  const { world, card, chance } = asked
  const owner = chance.below(4) === 0 ? pick(chance, world.cards) : card
  const change = pick(chance, owner?.changes.slice(-4) ?? [])
  const row =
    change === undefined || owner === undefined
      ? undefined
      : await portal.database.db
          .selectFrom('card_change')
          .select('id')
          .where('card_id', '=', owner.id)
          .where('version', '=', change.version)
          .executeTakeFirst()
  return takeBack({ ...asked, change, changeId: row?.id ?? newId(chance) })
}

/** Under an id of its own, or one that served before. */
function giveSomeCode(asked: Asked): Deed {
  const { world, chance } = asked
  const used = chance.below(8) === 0 ? pick(chance, world.invitations)?.id : undefined
  return giveCode({ ...asked, newId: used ?? newId(chance) })
}

/** Right, old, spent, another's, of the other region, or of nobody; seldom wrong, since wrong ones make one wait. */
function typeSomeCode(asked: Asked): Deed {
  const { world, who, chance } = asked
  const meant = world.invitations.filter(
    (one) => one.claimedBy === undefined && one.card.place === who?.place && one.giver !== who,
  )
  const dice = chance.below(8)
  if (dice > 1 && meant.length === 0) return readPage(asked)
  const found = pick(chance, dice === 0 ? world.invitations : meant)
  return typeCode(asked, dice === 1 || found === undefined ? String(1e9 + chance.below(1e9)) : found.code)
}

/** Mostly where an offer waits for an answer. */
function where(asked: Asked): Asked {
  const { world, who, chance } = asked
  const waiting = world.invitations.filter((one) => one.claimedBy === who && !one.answered)
  const mine = pick(chance, waiting)
  return mine === undefined || chance.below(4) === 0 ? asked : { ...asked, id: mine.card.id, card: mine.card }
}

/** Of who keeps the card, or of anybody. */
function endSomeAccess(asked: Asked): Deed | undefined {
  const { world, card, chance } = asked
  const keepers = card === undefined || chance.below(3) === 0 ? [] : openLinksOf(world, card)
  const keeper = pick(chance, keepers)?.account ?? pick(chance, world.accounts)
  return keeper && endAccess(asked, keeper)
}
