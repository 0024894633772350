import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { answerConsent } from './consent.ts'

const portal = await startPortal()
const { db } = portal.database

const documentOf = (body: string) => /name="document" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''

test('consent given to a superseded document is void', () => {
  const answered = answerConsent(
    { answer: 'yes', document: 'old' },
    { documentInForce: 'new', waiting: undefined },
  )
  assert.deepEqual(answered, { ok: false, error: 'document-changed' })
})

test('a refusal needs no document in force', () => {
  assert.deepEqual(
    answerConsent({ answer: 'no', document: 'old' }, { documentInForce: 'new', waiting: undefined }),
    {
      ok: false,
      error: 'refused',
    },
  )
})

test('the page shows the document with version and date, and both buttons alike', async () => {
  const { statusCode, body } = await portal.browser().get('/bel/consent')
  assert.equal(statusCode, 200)
  assert.match(body, /Версия 1\.3 от 23 ноября 2026/)
  assert.match(body, /Министерство здравоохранения \(образец\): Белгородская область/)
  const classes = [...body.matchAll(/class="([^"]+)" type="submit" name="answer"/g)].map(([, name]) => name)
  assert.equal(classes.length, 2)
  assert.equal(new Set(classes).size, 1)
})

test('a refusal stops the registration there and keeps nothing of it', async () => {
  const browser = portal.browser()
  const { body } = await browser.get('/bel/consent')
  const answer = await browser.post('/bel/consent', { document: documentOf(body), answer: 'no' })

  assert.match(answer.body, /Регистрация остановлена/)
  assert.equal(browser.cookies.size, 0)
  assert.deepEqual(await db.selectFrom('attempt').selectAll().execute(), [])
  assert.equal(location(await browser.get('/bel/registration')), '/bel/consent')
})

test('a refusal after «Да, я согласен» takes the agreement back', async () => {
  const browser = portal.browser()
  const document = documentOf((await browser.get('/bel/consent')).body)
  await browser.post('/bel/consent', { document, answer: 'yes' })
  await browser.post('/bel/consent', { document, answer: 'no' })

  assert.deepEqual(await db.selectFrom('attempt').selectAll().execute(), [])
})

test('CO-002 an answer to a text that was never shown shows the text again', async () => {
  const answer = await portal.browser().post('/bel/consent', { document: '0'.repeat(64), answer: 'yes' })
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Текст согласия обновился/)
})

test('IN-018 a form that no button could send is a bad request', async () => {
  const browser = portal.browser()
  const document = documentOf((await browser.get('/bel/consent')).body)
  for (const form of [
    { document },
    { document, answer: 'maybe' },
    { answer: 'yes' },
    { document, answer: 'yes', region: 'ta' },
  ]) {
    assert.equal((await browser.post('/bel/consent', form)).statusCode, 400)
  }
})

test('AZ-019 no step can be taken before the one it stands on', async () => {
  const browser = portal.browser()
  assert.equal(location(await browser.get('/bel/registration')), '/bel/consent')
  assert.equal(location(await browser.post('/bel/registration/start')), '/bel/consent')
})

test('AZ-008 with two regions in two tabs each registration keeps the consent of its own', async () => {
  const browser = portal.browser()
  const belgorod = await browser.startRegistration('bel')
  const kamchatka = await browser.startRegistration('kam')
  await browser.get(await browser.signInAtGosuslugi(location(belgorod), 'mother'))

  const [account] = await db.selectFrom('account').selectAll().execute()
  const [consent] = await db.selectFrom('consent').selectAll().execute()
  assert.equal(account?.region, 'RU-BEL')
  assert.equal(consent?.region, 'RU-BEL')
  assert.ok(location(kamchatka).includes('/aas/oauth2/v2/ac'))
})

test('CO-009 what is kept of a consent is the exact text, its hash, the moment and the button', async () => {
  await portal.browser().register('confirmed', 'sam')
  const row = await db
    .selectFrom('consent')
    .innerJoin('consent_document', (join) =>
      join
        .onRef('consent_document.region', '=', 'consent.region')
        .onRef('consent_document.hash', '=', 'consent.document_hash'),
    )
    .where('consent.region', '=', 'RU-SAM')
    .select([
      'consent.id',
      'consent.button',
      'consent.given_at',
      'consent.sealed',
      'consent_document.text',
      'consent_document.hash',
    ])
    .executeTakeFirstOrThrow()

  assert.equal(row.button, 'Да, я согласен')
  assert.deepEqual(Buffer.from(row.hash), createHash('sha256').update(row.text).digest())
  assert.ok(Math.abs(row.given_at.getTime() - portal.database.now().getTime()) < 60_000)
  assert.ok(row.sealed)
  const kept = portal.vault.open('RU-SAM', { table: 'consent', column: 'sealed', id: row.id }, row.sealed)
  assert.deepEqual(Object.keys(Object(kept)).sort(), ['address', 'oid'])
})

async function comeUnregistered(person: string) {
  const browser = portal.browser()
  const started = await browser.post('/kgd/sign-in/start')
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), person))
  assert.equal(location(answer), '/kgd/consent')
  const page = await browser.get('/kgd/consent')
  const waiting = /name="waiting" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return { browser, page, form: { document: documentOf(page.body), waiting } }
}

test('who comes by Госуслуги first is named, agrees, and needs no second trip', async () => {
  const { browser, page, form } = await comeUnregistered('minor')
  assert.match(page.body, /Согласие даёт Орлов Никита Романович/)
  assert.equal(location(await browser.post('/kgd/consent', { ...form, answer: 'yes' })), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('who refuses after Госуслуги leaves nothing, not even the sealed answer', async () => {
  const { browser, form } = await comeUnregistered('mother')
  const before = await db.selectFrom('account').selectAll().execute()
  await browser.post('/kgd/consent', { ...form, answer: 'no' })
  assert.deepEqual(
    await db.selectFrom('attempt').where('person_sealed', 'is not', null).selectAll().execute(),
    [],
  )
  assert.equal((await db.selectFrom('account').selectAll().execute()).length, before.length)
})

test('CO-008 a consent read by one person can not be given by another', async () => {
  const { browser, form } = await comeUnregistered('mother')
  const answers = [
    await browser.post('/kgd/consent', { document: form.document, answer: 'yes' }),
    await browser.post('/kgd/consent', {
      ...form,
      waiting: 'c0ffee00-0000-4000-8000-000000000000',
      answer: 'yes',
    }),
    await portal.browser().post('/kgd/consent', { ...form, answer: 'yes' }),
  ]
  for (const answer of answers) {
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Прочитайте, кто даёт согласие/)
  }
})

test('ID-001 of two presses of «Да, я согласен» one opens the account, the other finds it', async () => {
  const { browser, form } = await comeUnregistered('mother')
  const answers = await Promise.all(
    [1, 2].map(() => browser.post('/kgd/consent', { ...form, answer: 'yes' })),
  )
  assert.ok(answers.every(({ statusCode }) => statusCode === 303 || statusCode === 422))
  const cards = await db.selectFrom('patient_card').where('region', '=', 'RU-KGD').selectAll().execute()
  assert.equal(cards.length, 2)
})

test('ID-001 who presses «Да, я согласен» once more after it let them in is in, and not asked again', async () => {
  const { browser, form } = await comeUnregistered('no-policy')
  for (const _ of [1, 2])
    assert.equal(location(await browser.post('/kgd/consent', { ...form, answer: 'yes' })), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
})
