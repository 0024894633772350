import { location } from '../../test/browser.ts'
import { purge } from '../../portal/db/statements/purge.ts'
import { endLinksOfAge } from '../../portal/patient-cards/ages/end-of-age.ts'
import { pick } from './deed.ts'
import { passNight } from './night.ts'
import { nameOf } from './send.ts'
import type { Stage } from './stage.ts'
import { day, type Account } from './world.ts'

const minute = 60_000
const hour = 60 * minute

/** None of them, nor a few of them together, ends on the very moment of a limit. */
const steps = [7 * minute, 7 * minute, 7 * minute, 25 * hour, 29 * day, 31 * day] as const

export function moveClock({ world, chance, tally }: Stage): void {
  const step = pick(chance, steps) ?? day
  world.now += step
  tally.note(`the clock moves by ${step / minute} minutes`)
  tally.count('move the clock', 'allowed')
}

/** The jobs of the portal, at the very end of a month as in the model. */
export async function letNightPass({ portal, world, tally }: Stage): Promise<void> {
  const { database, vault, regions } = portal
  // Later by a moment than whatever was done at this hour, and by one that adds up to no limit.
  world.now += 13_000
  const now = new Date(world.now)
  await endLinksOfAge({ db: database.db, vault, regions }, now)
  await purge(database.db, now)
  passNight(world)
  tally.note('the night passes')
  tally.count('let a night pass', 'allowed')
}

export async function signIn(stage: Stage, account: Account): Promise<readonly string[]> {
  const { world, tally } = stage
  const browser = stage.browserOf(account)
  const started = await browser.post(`/${account.place.slug}/sign-in/start`)
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), account.person))
  tally.note(`${nameOf(account)}: sign in → ${answer.statusCode} ${location(answer)}`)
  tally.count('sign in', 'allowed')
  if (location(answer) !== '/cards') return [`no sign-in: ${answer.statusCode} ${location(answer)}`]
  account.session = { began: world.now, seen: world.now }
  return []
}

/** The token is dead from now on; the browser sends it all the same. */
export async function signOut(stage: Stage, account: Account): Promise<readonly string[]> {
  const browser = stage.browserOf(account)
  const token = browser.cookies.get('__Host-session')
  const answer = await browser.post('/sign-out')
  if (token !== undefined) browser.cookies.set('__Host-session', token)
  account.session = undefined
  stage.tally.note(`${nameOf(account)}: sign out → ${answer.statusCode}`)
  stage.tally.count('sign out', 'allowed')
  return answer.statusCode === 303 ? [] : [`no sign-out: ${answer.statusCode}`]
}
