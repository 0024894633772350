import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'
import { kinds, phoneOf, writePeople, type Kind } from './people.ts'
import { prove } from './prove.ts'

const region = 'RU-BEL'
const portal = await startPortal()
const { db, now } = portal.database
for (const kind of kinds) {
  const hash = `$argon2id$v=19$m=19456,t=2,p=1$${randomBytes(12).toString('hex')}$${randomBytes(16).toString('hex')}`
  await writePeople(db, portal.vault, { region, kind, number: 40, hash, now: now() })
}

let visitors = 0

async function tryLogin(login: string) {
  const browser = portal.browser()
  visitors += 1
  browser.address = `10.1.${visitors >> 8}.${visitors & 255}`
  const {
    statusCode: status,
    headers,
    body,
  } = await browser.post('/bel/sign-in', { login, password: 'Wrong111' })
  const shownHeaders = JSON.stringify({ ...headers, date: undefined })
  return { status, headers: shownHeaders, body: body.replaceAll(login, ''), ms: 0 }
}

test('T9 PW-014 what is shown of a login that somebody has is byte by byte what is shown of one that nobody has', async () => {
  const { shownOtherwise } = await prove({
    samples: 8,
    warmUp: 0,
    compared: ['with-password', 'without-password', 'used-up'],
    tryLogin,
    tell: () => undefined,
  })
  assert.deepEqual(shownOtherwise, [])
})

test('T9 PW-014 the database is asked as often, and does as much', async () => {
  const workOf = async (kind: Kind) => {
    const rows = async () => {
      const counted = await db
        .selectFrom('password')
        .select(({ fn }) => fn.sum<string>('failures_in_row').as('sum'))
        .executeTakeFirstOrThrow()
      const decoys = await db
        .selectFrom('sign_in_decoy')
        .select(({ fn }) => fn.sum<string>('tries').as('sum'))
        .executeTakeFirstOrThrow()
      return Number(counted.sum) + Number(decoys.sum)
    }
    const before = { statements: portal.statements(), rows: await rows() }
    await tryLogin(phoneOf(kind, 39))
    return { statements: portal.statements() - before.statements - 2, rows: (await rows()) - before.rows }
  }
  for (const kind of kinds) assert.deepEqual(await workOf(kind), { statements: 2, rows: 1 }, kind)
})
