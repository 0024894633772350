import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTrial } from '../../bin/starter/trial.ts'
import { location } from '../../test/browser.ts'
import { endFaults, playFault } from '../../test/faults.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { speaksToPatients, tracesIn, watchEvents } from '../../test/traces.ts'

type Patient = {
  readonly id: string
  /** What the card says, in the order of the card. */
  readonly card: RegExp
  readonly logins: readonly ('phone' | 'email' | 'snils')[]
}

const all = ['email', 'phone', 'snils'] as const
/** Who gets an account. */
const patients: readonly Patient[] = [
  { id: 'confirmed', card: /Отчество Павловна .* 000-000-701 22 .* 1455 1408 8700 1016 /, logins: all },
  { id: 'mother', card: /Фамилия Соколова .* 000-000-703 24 /, logins: all },
  { id: 'minor', card: /Фамилия Орлов .* 12 марта 2011 /, logins: all },
  { id: 'no-patronymic', card: /Дорн Эмма Кто Вы .* Отчество нет Указать /, logins: all },
  {
    id: 'foreign',
    card: /Karimov Jasur Кто Вы .* СНИЛС не указан .* Узбекистан .* Паспорт иностранного гражданина .* ZZ 0000606 /,
    logins: ['email', 'phone'],
  },
  { id: 'no-policy', card: /Номер полиса не указан Указать /, logins: all },
  {
    id: 'unverified-contact',
    card: /\+7 000 000-08-08 из Госуслуг, не подтверждено .* marina @pochta.example из Госуслуг, не подтверждено /,
    logins: ['snils'],
  },
  { id: 'long-name', card: /Фамилия Северодвинская-(?:[А-я]+-){4}Заволжанская из Госуслуг/, logins: all },
]

/** Who gets none: where they are stopped, and the words. */
const stopped: readonly { readonly id: string; readonly reason: string; readonly words: RegExp }[] = [
  { id: 'unconfirmed', reason: 'unconfirmed', words: /не подтверждена[^]*приложении банка[^]*МФЦ/ },
  { id: 'no-snils', reason: 'snils-missing', words: /Нет СНИЛС[^]*Проверьте на Госуслугах/ },
]
const stoppedThere = ['locked']

const portal = await startPortal()
const { people } = await readTrial(portal.simulator)
const textOf = (page: string): string =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('every test person has an expectation here', () => {
  const expected = [...patients, ...stopped].map(({ id }) => id)
  assert.deepEqual([...expected, ...stoppedThere].toSorted(), people.map(({ id }) => id).toSorted())
})

for (const { id, card, logins } of patients) {
  test(`PD-002 PD-003 PD-004 ${id} registers, sees their card as it is, and has the logins that Госуслуги verified`, async () => {
    const browser = portal.browser()
    assert.equal(location(await browser.register(id)), '/cards')
    const person = await personOf(portal.simulator, id)

    const shown = await browser.get('/cards')
    assert.match(textOf(shown.body), card)
    assert.ok(shown.body.includes(person.name))
    assert.match(textOf((await browser.get('/settings')).body), settingsOf(logins))

    await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
    for (const kind of all) {
      // Who has no СНИЛС can't type one.
      if (person[kind] === '') continue
      const stranger = portal.browser()
      const answer = await stranger.post('/bel/sign-in', { login: person[kind], password: 'Ryabina58' })
      assert.equal(location(answer), logins.includes(kind) ? '/cards' : '', kind)
      assert.equal(stranger.cookies.has('__Host-session'), logins.includes(kind))
    }
  })
}

function settingsOf(logins: Patient['logins']): RegExp {
  const words = { phone: 'Телефон', email: 'Электронная почта', snils: 'СНИЛС' } as const
  const rows = (['phone', 'email', 'snils'] as const).filter((kind) => logins.includes(kind))
  return new RegExp(
    `Ваш логин [^+\\d@]*${rows.map((kind) => `${words[kind]} \\S+[ \\d-]*`).join('')} ?Пароль`,
  )
}

for (const { id, reason, words } of stopped) {
  test(`PD-001 PD-002 ${id} is stopped with an explanation, and nothing is kept`, async () => {
    const [before, events] = [await tracesIn(portal), await watchEvents(portal)]
    const browser = portal.browser()
    const answer = await browser.register(id)

    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, words)
    assert.match(answer.body, /href="\/bel\/registration"[^>]*>\s*Начать ещё раз/)
    speaksToPatients(answer.body, '/')
    assert.equal(browser.cookies.has('__Host-session'), false)
    assert.deepEqual(await tracesIn(portal), before)
    assert.deepEqual(await events(), [{ event: 'identity.failed', region: 'RU-BEL', reason }])
  })
}

for (const id of stoppedThere) {
  test(`PD-005 ${id} never comes back from Госуслуги, so the portal hears of nobody`, async () => {
    const [before, events] = [await tracesIn(portal), await watchEvents(portal)]
    const browser = portal.browser()
    await assert.rejects(browser.register(id), /did not come back: 403/)
    assert.deepEqual(await tracesIn(portal), before)
    assert.deepEqual(await events(), [])
    assert.equal((await browser.get('/cards')).statusCode, 401)
  })
}

test('who confirms their account later starts from the very page that stopped them', async () => {
  const browser = portal.browser()
  const answer = await browser.register('unconfirmed')
  const again = /href="([^"]+)"[^>]*>\s*Начать ещё раз/.exec(answer.body)?.[1] ?? ''
  assert.equal((await browser.get(again)).statusCode, 200)
  assert.match(location(await browser.post('/bel/registration/start')), /\/aas\/oauth2\/v2\/ac\?/)
})

for (const fault of ['person-truncated', 'person-not-json', 'person-status-503', 'person-005029']) {
  test(`PD-008 half an answer about a person (${fault}) makes no half card, and the next try makes a whole one`, async () => {
    const before = await tracesIn(portal)
    const browser = portal.browser()
    await playFault(portal.simulator, fault, { when: 'always' })
    const started = await browser.startRegistration('sve')
    const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
    await endFaults(portal.simulator)
    assert.ok([502, 503].includes(answer.statusCode))
    assert.match(answer.body, /Начать ещё раз/)
    assert.deepEqual(await tracesIn(portal), before)

    assert.equal(location(await browser.register('confirmed', 'sve')), '/cards')
    assert.match(textOf((await browser.get('/cards')).body), /1455 1408 8700 1016/)
    await portal.database.db.deleteFrom('session').execute()
    for (const table of [
      'known_browser',
      'login',
      'card_keeper',
      'patient_card',
      'consent',
      'account',
    ] as const)
      await portal.database.db.deleteFrom(table).where('region', '=', 'RU-SVE').execute()
  })
}

test('PD-010 a sex that the portal does not know is not guessed, and a name in capitals stays as it came', async () => {
  await playFault(portal.simulator, 'person-unknown-gender', { when: 'once' })
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother', 'ta')), '/cards')
  assert.match(textOf((await browser.get('/cards')).body), / Пол не указан /)

  await playFault(portal.simulator, 'person-capitals', { when: 'once' })
  const other = portal.browser()
  assert.equal(location(await other.register('minor', 'ta')), '/cards')
  assert.match(textOf((await other.get('/cards')).body), / Фамилия ОРЛОВ из .* Имя НИКИТА из /)
})
