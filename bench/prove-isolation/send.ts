import { location } from '../../test/browser.ts'
import { breachesIn } from './breach.ts'
import type { Deed } from './deed.ts'
import { isSignedIn } from './sight.ts'
import type { Stage } from './stage.ts'
import type { Account } from './world.ts'

/** Activity is written at most once a minute. */
const seenEvery = 60_000

/** Sends a deed, holds the answer against the model, and lets the model go on; tells in words how they differ. */
export async function send(stage: Stage, meant: Deed, who: Account | undefined): Promise<readonly string[]> {
  const { world, tally } = stage
  const isIn = who !== undefined && isSignedIn(world, who)
  const { name, path, form } = meant
  const deed: Deed = isIn ? meant : { name, path, ...(form && { form }), status: 401 }

  const browser = stage.browserOf(who)
  const answer = await (form === undefined ? browser.get(path) : browser.post(path, form))
  const session = isIn ? who.session : undefined
  if (session !== undefined && world.now - session.seen > seenEvery) session.seen = world.now

  const sent = form === undefined ? '' : ` ${JSON.stringify(form)}`
  tally.note(`${nameOf(who)}: ${name} ${path}${sent} → ${answer.statusCode} ${location(answer)}`)
  tally.count(name, deed.status < 400 ? 'allowed' : 'refused')
  const found = breachesIn(deed, answer, isIn ? [who.name] : [])
  if (found.length === 0) await deed.effect?.(answer, browser)
  return found
}

export const nameOf = (who: Account | undefined): string =>
  who === undefined ? 'nobody' : `${who.person} in ${who.place.slug}`
