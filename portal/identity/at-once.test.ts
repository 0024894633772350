import assert from 'node:assert/strict'
import { test } from 'node:test'
import { giveCard } from '../../test/family.ts'
import { startPortal } from '../../test/portal.ts'
import { hashOf } from '../session/token.ts'
import { enterPerson, type Person } from './enter-person.ts'
import type { Admitted } from './identity.ts'

const portal = await startPortal()
const { vault } = portal
const { db, now } = portal.database

const agreement = {
  documentHash: Buffer.from('00', 'hex'),
  agreedAt: now(),
  button: 'yes',
  address: '127.0.0.1',
}

async function documentOf(region: string): Promise<Buffer> {
  const { hash } = await db
    .selectFrom('consent_document')
    .select('hash')
    .where('region', '=', region)
    .executeTakeFirstOrThrow()
  return hash
}

const told = (about: Partial<Admitted> & { oid: string }): Admitted => ({
  confirmed: true,
  closed: false,
  provedAt: now(),
  lastName: 'Лунина',
  firstName: 'Ася',
  birthDate: '1990-01-01',
  documents: [],
  addresses: [],
  ...about,
})

const endOf = (answer: Awaited<ReturnType<typeof enterPerson>>): string => {
  if (answer.ok) return 'opened'
  return typeof answer.error === 'object' ? answer.error.stopped : answer.error
}

async function enterAs(region: string, identity: Admitted, given: Partial<Person> = {}) {
  const at = now()
  return enterPerson(
    { db, vault },
    {
      region,
      identity,
      toldAt: at,
      agreement: undefined,
      replaced: undefined,
      formerTokenHash: undefined,
      browserHash: Buffer.alloc(32),
      now: at,
      requestId: 'test',
      address: '127.0.0.1',
      device: { browser: 'unknown', system: 'unknown' },
      ...given,
    },
  )
}

test('LK-001 two people who swap a number in two hundred sign-ins, fifty at once, each enter their own account alone', async () => {
  const region = 'RU-BEL'
  const [one, other] = ['+70000007201', '+70000007202'] as const
  const people = [
    { oid: '1000490001', snils: '00000000123', mail: 'asya@pochta.example' },
    { oid: '1000490002', snils: '00000000224', mail: 'bella@pochta.example' },
  ] as const
  const identityOf = (who: 0 | 1, phone: string) =>
    told({
      oid: people[who].oid,
      snils: people[who].snils,
      mobile: { value: phone, verified: true },
      email: { value: people[who].mail, verified: true },
    })
  const documentHash = await documentOf(region)
  for (const who of [0, 1] as const) {
    const opened = await enterAs(region, identityOf(who, who === 0 ? one : other), {
      agreement: { ...agreement, documentHash },
    })
    assert.ok(opened.ok)
  }
  const accountOf = async (oid: string) =>
    (
      await db
        .selectFrom('account')
        .select('id')
        .where('oid_index', '=', vault.index('oid', region, oid))
        .executeTakeFirstOrThrow()
    ).id
  const accounts = await Promise.all(people.map(({ oid }) => accountOf(oid)))

  // An account keeps ten sessions, so each is looked for as soon as it is open.
  const entered: boolean[] = []
  const enterFifty = () =>
    Array.from({ length: 50 }, async (_, at) => {
      const who = at % 2 === 0 ? 0 : 1
      const answer = await enterAs(region, identityOf(who, at % 4 < 2 ? one : other))
      assert.ok(answer.ok)
      const session = await db
        .selectFrom('session')
        .select('account_id')
        .where('token_hash', '=', hashOf(answer.value.token))
        .executeTakeFirst()
      return session === undefined || session.account_id === accounts[who]
    })
  for (let round = 0; round < 4; round += 1) entered.push(...(await Promise.all(enterFifty())))
  assert.ok(entered.every(Boolean), 'nobody is in another’s account')

  const logins = await db
    .selectFrom('login')
    .select(['kind', 'value_index', 'account_id'])
    .where('region', '=', region)
    .execute()
  const ownerOf = (kind: 'phone' | 'email' | 'snils', value: string) =>
    logins.filter(
      (login) => login.kind === kind && login.value_index.equals(vault.index(`login:${kind}`, region, value)),
    )
  for (const [at, { snils, mail }] of people.entries()) {
    assert.deepEqual(
      [ownerOf('snils', snils), ownerOf('email', mail)].flat().map(({ account_id }) => account_id),
      [accounts[at], accounts[at]],
    )
    const kinds = logins.filter((login) => login.account_id === accounts[at]).map(({ kind }) => kind)
    assert.equal(new Set(kinds).size, kinds.length, 'one of a kind')
  }
  assert.ok([...ownerOf('phone', one), ...ownerOf('phone', other)].length >= 1)

  // Each passing on is a change of two people's contacts, in the same statement.
  const events = await db.selectFrom('audit_event').select('event').where('region', '=', region).execute()
  const number = (name: string) => events.filter(({ event }) => event === name).length
  assert.ok(number('contacts.changed') >= 2 * number('login.passed-on'))
  assert.ok(number('login.passed-on') > 0)
})

test('LK-007 of two accounts of Госуслуги that bring one СНИЛС at once one is opened, whatever card bears that number', async () => {
  const region = 'RU-TA'
  const snils = '00000000325'
  const parent = await enterAs(region, told({ oid: '1000490010', snils: '00000000426' }), {
    agreement: { ...agreement, documentHash: await documentOf(region) },
  })
  assert.ok(parent.ok)
  const { account_id: accountId } = await db
    .selectFrom('session')
    .select('account_id')
    .where('token_hash', '=', hashOf(parent.value.token))
    .executeTakeFirstOrThrow()
  // A register once told this number of a child of another name, so that neither card below can bear it.
  const child = await giveCard(portal, { region, accountId, kinship: 'child', birthDate: '2011-03-12' })
  await db
    .updateTable('patient_card')
    .set({ person_index: vault.index('login:snils', region, snils) })
    .where('id', '=', child)
    .execute()

  const answers = await Promise.all(
    ['1000490011', '1000490012', '1000490013', '1000490014'].map(async (oid) =>
      enterAs(region, told({ oid, snils }), {
        agreement: { ...agreement, documentHash: await documentOf(region) },
      }),
    ),
  )
  assert.deepEqual(answers.map(endOf).toSorted(), ['opened', 'snils-taken', 'snils-taken', 'snils-taken'])
  assert.equal((await db.selectFrom('account').select('id').where('region', '=', region).execute()).length, 2)
})

test('of ten sign-ins at once after one change of name and number one notes it', async () => {
  const region = 'RU-SAM'
  const before = told({
    oid: '1000490020',
    snils: '00000000527',
    mobile: { value: '+70000007203', verified: true },
  })
  const opened = await enterAs(region, before, {
    agreement: { ...agreement, documentHash: await documentOf(region) },
  })
  assert.ok(opened.ok)
  const after = { ...before, lastName: 'Соловьёва', mobile: { value: '+70000007204', verified: true } }
  const answers = await Promise.all(Array.from({ length: 10 }, () => enterAs(region, after)))
  assert.ok(answers.every(({ ok }) => ok))
  const events = await db.selectFrom('audit_event').select('event').where('region', '=', region).execute()
  assert.deepEqual(
    events
      .map(({ event }) => event)
      .filter((event) => event.endsWith('.changed'))
      .toSorted(),
    ['contacts.changed', 'identity.changed'],
  )
})
