import assert from 'node:assert/strict'
import type { DeclaredRoute } from '../../portal/http/levels.ts'
import { location, type Answer, type Browser } from '../browser.ts'
import { filledPath } from '../filled-path.ts'
import type { TestPortal } from '../portal.ts'
import { askedOf, unknownId } from './asked.ts'
import { declared, type Visitor } from './declared.ts'
import { owner, type Stage } from './stage.ts'
import { readTold } from './told.ts'

/** As `askedOf` names it; a HEAD is asked like its GET. */
export const nameOf = ({ method, url }: Pick<DeclaredRoute, 'method' | 'url'>): string =>
  `${method.replace('HEAD', 'GET')} ${url}`

export type Visit = {
  readonly portal: TestPortal
  readonly stage: Stage
  readonly route: DeclaredRoute
  readonly visitor: Visitor
  readonly browser: Browser
  /** Where it isn’t made of the route: an answer of Госуслуги. */
  readonly path?: string | undefined
}

/** Asks a route as a visitor, and holds what comes to what the route’s level promises. */
export async function holdToLevel(visit: Visit): Promise<Answer> {
  const { portal, stage, route, visitor, browser } = visit
  const promised = declared(route, visitor)
  const isRefused = !['opens', 'opens-masked', 'own-cards'].includes(promised)
  const before = isRefused ? await keptOf(portal, stage) : ''
  const answer = await ask(visit)
  const told = await readTold(browser, answer)
  const what = `${visitor}: ${answer.statusCode} ${location(answer)} ${answer.body.slice(-2500)}`

  if (promised === 'as-unknown') {
    const asked = askedOf(stage)[nameOf(route)]?.given
    const own = asked?.['session'] ?? asked?.['passkey'] ?? asked?.['event'] ?? asked?.['card']
    const id = own ?? stage.ids.own
    const unknown = await ask(visit, unknownId)
    assert.deepEqual(essence(answer, id), essence(unknown, unknownId), what)
  } else {
    const isIn = promised === 'opens-masked' || promised === 'own-cards'
    assert.equal(told, isIn ? 'opens' : promised, what)
  }
  if (promised === 'own-cards') assert.equal(location(answer), '/cards', what)
  if (isRefused) assert.equal(await keptOf(portal, stage), before, what)
  showsNothingElse(answer, visit)
  return answer
}

/** Numbers to nobody but whoever proved who they are, names to nobody but their person. */
function showsNothingElse({ body }: Answer, { route, visitor }: Visit): void {
  const isOwn = visitor === 'elsewhere' && !route.url.includes(':')
  if (visitor !== 'fresh' && !isOwn) assert.doesNotMatch(body, owner.numbers, visitor)
  if (!isOwn && !['fresh', 'long-ago', 'password', 'elsewhere'].includes(visitor))
    assert.doesNotMatch(body, owner.names, visitor)
}

async function ask({ portal, stage, route, browser, path: known }: Visit, id?: string): Promise<Answer> {
  const asked = askedOf(stage)[nameOf(route)] ?? {}
  const given = { region: stage.region, card: stage.ids.own, ...asked.given }
  const path =
    known ??
    filledPath(
      route.url,
      id === undefined ? given : { ...given, card: id, session: id, passkey: id, event: id },
    )
  await asked.before?.(browser)
  if (route.method === 'GET') return browser.get(path)
  if (route.method !== 'HEAD') return browser.post(path, asked.body)

  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  return portal.app.inject({ method: 'HEAD', url: path, headers: { host: 'localhost:3000', cookie } })
}

/** An answer without what differs from one request to the next. */
const essence = (answer: Answer, id: string) => ({
  status: answer.statusCode,
  to: location(answer).replace(id, ''),
  body: answer.body.replaceAll(id, '').replaceAll(/[\dA-Z]{5}-[\dA-Z]{5}|[\da-f]{8}-[\da-f-]{27}/g, ''),
})

/** What the owner has, row by row: whoever is refused must have changed nothing of it. */
async function keptOf({ database: { db } }: TestPortal, { accountId, ids }: Stage): Promise<string> {
  const cards: readonly string[] = [ids.own, ids.kept, ids.left, ids.made, ids.offered]
  return JSON.stringify([
    await db.selectFrom('account').selectAll().where('id', '=', accountId).execute(),
    await db.selectFrom('password').select('hash').where('account_id', '=', accountId).execute(),
    await db.selectFrom('session').select('id').where('account_id', '=', accountId).orderBy('id').execute(),
    await db.selectFrom('card_draft').selectAll().where('account_id', '=', accountId).execute(),
    await db.selectFrom('card_keeper').selectAll().where('card_id', 'in', cards).orderBy('since').execute(),
    await db.selectFrom('patient_card').selectAll().where('id', 'in', cards).orderBy('id').execute(),
    await db.selectFrom('card_invitation').selectAll().where('card_id', 'in', cards).execute(),
  ])
}
