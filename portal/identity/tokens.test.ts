import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { location } from '../../test/browser.ts'
import { endFaults, playFault } from '../../test/faults.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

/** Set for the process of this very file that takes the roads below with its log switched on. */
const isTalking = process.env['PORTAL_TALKS'] === '1'

/** Each writes other lines into the log. */
const roads = [
  '',
  'refused',
  'te-007011',
  'bad-signature',
  'person-wrong-types',
  'person-005013',
  'status-500',
  'return-wrong-state',
]

const portal = await startPortal({ log: isTalking ? 'info' : 'silent' })
const { db } = portal.database
/** How every JWT begins: `{"`, in base64url. */
const jwt = /eyJ[\w-]{10}/

async function takeRoads(): Promise<{ secrets: readonly string[]; pages: string; shown: string }> {
  const person = await personOf(portal.simulator, 'confirmed')
  const secrets = [person.phone, person.email, person.snils, person.password, ...person.name.split(' ')]
  let pages = ''
  let shown = ''
  for (const road of roads) {
    const browser = portal.browser()
    if (road !== '') await playFault(portal.simulator, road, { when: 'always' })
    const started = await browser.startRegistration()
    const callback = await browser.signInAtGosuslugi(location(started), person.id)
    const answer = await browser.get(callback)
    await endFaults(portal.simulator)

    const { searchParams } = new URL(callback, 'http://portal')
    secrets.push(...searchParams.getAll('code'), ...searchParams.getAll('state'), ...browser.cookies.values())
    const seen = [answer, await browser.get('/cards'), await browser.get('/settings')]
    pages += seen.map(({ body }) => body).join('')
    // What others may see: addresses, titles, every header but the cookies.
    shown += seen
      .map(
        ({ headers, body }) =>
          JSON.stringify({ ...headers, 'set-cookie': '' }) + (/<title>[^<]*/.exec(body)?.[0] ?? ''),
      )
      .join('')
    shown += [...seen.map(location), ...pages.matchAll(/(?:href|action)="[^"]*"/g)].join('')
    pages += JSON.stringify([...browser.cookies])
  }
  return { secrets: secrets.filter((secret) => secret.length > 3), pages, shown }
}

if (isTalking) {
  test('every road is taken, with the log on', async () => {
    const { secrets } = await takeRoads()
    process.send?.(secrets)
    process.disconnect()
  })
} else {
  test('OA-042 no token, code or state stands on a page, in a cookie or in the database', async () => {
    const { secrets, pages } = await takeRoads()
    assert.ok(
      secrets.some((secret) => jwt.test(secret)),
      'a code is a JWT, so the search for one finds it',
    )
    assert.doesNotMatch(pages, jwt)

    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
    assert.ok(rows.length > 10)
    for (const { name } of rows) {
      const kept = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
      const values = kept.rows.flatMap((row) => Object.values(row))
      const read = values
        .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
        .join('\n')
      assert.doesNotMatch(read, jwt, name)
      for (const secret of secrets.filter((secret) => secret.length > 20))
        assert.ok(!read.includes(secret), name)
    }
  })

  test('HD-016 no value of a person stands in an address, a title or a header', async () => {
    const { secrets, shown } = await takeRoads()
    assert.match(shown, /<title>[^]*href="[^]*action="/)
    for (const secret of secrets) assert.ok(!shown.includes(secret), secret)
  })

  test('OA-042 what is sealed in an account and its card holds no token either', async () => {
    const [account, card] = await Promise.all([
      db.selectFrom('account').select(['region', 'id', 'sealed']).executeTakeFirstOrThrow(),
      db.selectFrom('patient_card').select(['region', 'id', 'sealed']).executeTakeFirstOrThrow(),
    ])
    for (const [table, { region, id, sealed }] of [
      ['account', account],
      ['patient_card', card],
    ] as const) {
      const opened = JSON.stringify(portal.vault.open(region, { table, column: 'sealed', id }, sealed))
      assert.match(opened, /Иванова/)
      assert.doesNotMatch(opened, jwt)
    }
  })

  test('OA-042 XI-007 SU-007 the log tells each failed road in a line of JSON, and nothing of people or tokens', async () => {
    const child = spawn(process.execPath, ['--conditions=development', import.meta.filename], {
      env: { ...process.env, PORTAL_TALKS: '1', NODE_TEST_CONTEXT: '' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const told: string[] = []
    child.on('message', (message) => Array.isArray(message) && told.push(...message.map(String)))
    const log = (await text(child.stdout ?? assert.fail())).split('\n').filter((line) => line.startsWith('{'))

    assert.ok(told.length > 10)
    const lines = log.map((line): unknown => JSON.parse(line))
    assert.equal(log.filter((line) => line.includes('identity stopped')).length, roads.length - 1)
    assert.ok(lines.length > roads.length * 2, 'requests are told too')
    const whole = log.join('\n')
    assert.doesNotMatch(whole, jwt)
    for (const secret of told) assert.ok(!whole.includes(secret), secret)
  })
}
