import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addCard, child, typeCard } from './adding.ts'
import type { Authenticator } from './authenticator.ts'
import { addKey } from './passkeys.ts'
import { personOf } from './people.ts'
import { startPortal } from './portal.ts'
import { codeFor } from './sharing.ts'

const portal = await startPortal()
const { db } = portal.database

test('a dump of the database without the key shows no person', async () => {
  const deviceKeys: Authenticator[] = []
  for (const id of ['confirmed', 'mother', 'minor']) {
    const browser = portal.browser()
    await browser.register(id)
    deviceKeys.push((await addKey(browser)).device)
    await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
    const { phone } = await personOf(portal.simulator, id)
    await browser.post('/bel/sign-in', { login: phone, password: 'Wrong111' })
  }
  await portal
    .browser()
    .post('/bel/support', { contact: 'vera@example.com', message: 'Не приходит код из СМС' })
  const waiting = portal.browser()
  const started = await waiting.post('/ta/sign-in/start')
  await waiting.get(await waiting.signInAtGosuslugi(String(started.headers.location), 'mother'))

  const keeper = portal.browser()
  await keeper.register('no-policy')
  const typed = await addCard(keeper)
  const code = await codeFor(keeper, typed)
  await typeCard(keeper, {
    ...child,
    person: { ...child['person'], firstName: 'Егор', snils: '112-233-445 95' },
  })

  // Each of these sessions remembers its device.
  const kept = await db.selectFrom('session').select('device_sealed').execute()
  assert.ok(kept.length > 3 && kept.every(({ device_sealed: sealed }) => sealed !== null))

  // A key's public half is sealed with its name, and its id is found by an HMAC.
  const ids = deviceKeys.flatMap(({ keys }) => keys.map(({ id }) => id))
  assert.equal(ids.length, 3)

  const { text, tables } = await dump()
  for (const id of ids)
    for (const form of [id.toString('base64url'), id.toString('hex'), id.toString('utf8')])
      assert.ok(!text.includes(form))
  assert.ok(tables > 10)
  assert.match(text, /"account"[^]*"patient_card"[^]*RU-BEL/, 'the dump is whole')

  for (const id of ['confirmed', 'mother', 'minor']) {
    const { name, phone, email, snils, password } = await personOf(portal.simulator, id)
    const digits = (value: string) => value.replaceAll(/\D/g, '')
    const values = [...name.split(' '), phone, digits(phone).slice(1), email, snils, digits(snils), password]
    for (const value of values) assert.ok(!text.includes(value), `${id}: ${value}`)
  }
  const typedValues = [
    'Смирнов',
    'Егор',
    '08765430300',
    '087-654-303',
    '112-233-445',
    '2690089719999991',
    'Мира, 3',
  ]
  for (const value of [...typedValues, code, code.replaceAll(' ', '')])
    assert.ok(!text.includes(value), value)
  for (const value of ['irefox', 'linux', '127.0.0']) assert.ok(!text.includes(value), value)
  for (const value of ['Ryabina58', 'vera@example.com', 'Не приходит код', '127.0.0.1']) {
    assert.ok(!text.includes(`"${value}`), value)
  }
  assert.doesNotMatch(text, /"1000\d{6}/, 'an oid')
})

/** Every column of every row, bytes read as text too, since that is what a thief would try first. */
async function dump(): Promise<{ text: string; tables: number }> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    db,
  )
  const parts: string[] = []
  for (const { name } of rows) {
    const table = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    // What the portal publishes itself may be read by anybody.
    if (name === 'consent_document') continue
    const readable = table.rows.map((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value) ? [value.toString('utf8'), value.toString('utf16le')] : value,
      ),
    )
    parts.push(JSON.stringify({ [name]: readable }))
  }
  return { text: parts.join('\n'), tables: rows.length }
}
