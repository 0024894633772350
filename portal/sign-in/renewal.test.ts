import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { hash as argon2 } from '@node-rs/argon2'
import { isIn, ownersAt, ownPassword, type Owner } from '../../test/owner.ts'
import { startPortal } from '../../test/portal.ts'
import { passwordHasher } from '../password/hash.ts'
import { pepperOf } from '../password/pepper.ts'

const [current, former, foreign] = [1, 2, 3].map(() => pepperOf(randomBytes(32)))
assert.ok(current && former && foreign)
const lines: string[] = []
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (line: string | Uint8Array) => {
  if (!String(line).startsWith('{"level"')) return write(line)
  lines.push(String(line))
  return true
}
const portal = await startPortal({ log: 'info', peppers: { current, others: [former] } })
const { stranger, owner, signIn, countersOf } = ownersAt(portal)
const { db } = portal.database

const hashOf = async ({ accountId }: Owner) =>
  (
    await db
      .selectFrom('password')
      .select('hash')
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
  ).hash

const keep = ({ accountId }: Owner, hash: string) =>
  db.updateTable('password').set({ hash }).where('account_id', '=', accountId).execute()

const cheap = { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1, secret: current.secret } as const

for (const [slug, region, what, make] of [
  [
    'bel',
    'RU-BEL',
    'with the former pepper',
    async () =>
      (await passwordHasher({ peppers: { current: former, others: [] }, places: 1 })).hash(ownPassword),
  ],
  ['ta', 'RU-TA', 'at a lower cost', async () => `${current.id}:${await argon2(ownPassword, cheap)}`],
] as const) {
  test(`PW-011 a password hashed ${what} is hashed anew by its first right use, in the same two statements`, async () => {
    const person = await owner(slug, region)
    const old = await make()
    await keep(person, old)

    await signIn(stranger(), person, 0, 'Wrong111')
    assert.equal(await hashOf(person), old, 'a wrong one renewed it')
    const before = portal.statements()
    assert.ok(isIn(await signIn(stranger(), person, 1)))
    assert.equal(portal.statements() - before, 2)

    const renewed = await hashOf(person)
    assert.match(renewed, new RegExp(`^${current.id}:\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$`))
    assert.ok(isIn(await signIn(stranger(), person, 2)))
    assert.equal(await hashOf(person), renewed, 'it is renewed each time')
  })
}

test('PW-011 of sign-ins at once with an old hash each gets in, whichever renews it', async () => {
  const person = await owner('sam', 'RU-SAM')
  await keep(person, `${current.id}:${await argon2(ownPassword, cheap)}`)
  const answers = await Promise.all([0, 1, 2].map((by) => signIn(stranger(), person, by)))
  assert.ok(answers.every(isIn))
})

test('PW-011 a damaged row, and one of a pepper that is not here, let nobody in; the log is told, and no more than which account', async () => {
  const person = await owner('sve', 'RU-SVE')
  const missing = await signIn(stranger(), { ...person, logins: ['nobody@example.com'] }, 0)
  for (const damaged of [
    'x',
    (await hashOf(person)).slice(0, 70),
    `${foreign.id}:${(await hashOf(person)).slice(17)}`,
  ]) {
    await keep(person, damaged)
    const told = lines.length
    const answer = await signIn(stranger(), person, 1)
    assert.equal(answer.statusCode, 422)
    const withoutLogins = (body: string) =>
      person.logins.concat('nobody@example.com').reduce((text, login) => text.replaceAll(login, ''), body)
    assert.equal(withoutLogins(answer.body), withoutLogins(missing.body))
    const errors = lines.slice(told).filter((line) => line.includes('"level":50'))
    assert.equal(errors.length, 1)
    assert.match(errors[0] ?? '', /a password hash can not be read/)
    assert.ok(errors[0]?.includes(person.accountId) && !errors[0].includes(damaged))
  }
  assert.equal((await countersOf(person)).failures_in_row, 3)
})

test('PW-012 a password that was typed stands nowhere in the log', async () => {
  const person = await owner('oms', 'RU-OMS')
  await signIn(stranger(), person, 0, 'Sovershenno1Tajno')
  await signIn(stranger(), person, 0)
  assert.ok(lines.length > 20)
  for (const typed of [
    'Sovershenno1Tajno',
    ownPassword,
    ...person.logins.flatMap((login) => [login, encodeURIComponent(login)]),
  ])
    assert.ok(!lines.some((line) => line.includes(typed)), typed)
})
