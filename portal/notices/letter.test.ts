import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startMailServer } from '../../test/mail-server.ts'
import { note, queueOf, registered } from '../../test/notices.ts'
import { startPortal } from '../../test/portal.ts'
import { letterPage, smsText, type LetterPage } from './letter-page.ts'
import { tell, type Noticed } from './letter.ts'
import { happened } from './messages.ts'
import { noticeKinds } from './notice.ts'
import { smtpMail } from './smtp.ts'

const portal = await startPortal()

/** Every text of a JSON value, those that say nothing of anybody left out. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** What a reader may see of a message: the head with its words decoded, and each part. */
function decoded(raw: string): string {
  const words = raw
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=\s*/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')),
    )
  const parts = raw
    .split(/\r\n\r\n/)
    .flatMap((part) => [
      quoted(part.replaceAll('=\r\n', '')),
      Buffer.from(part.replaceAll('\r\n', ''), 'base64').toString(),
    ])
  return [words, ...parts].join('\n')
}

const quoted = (text: string) =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

test('HD-016 no letter, of any kind, bears a value of its person but the address that it goes to', async () => {
  const server = await startMailServer()
  const about = await registered(portal, { region: 'kgd' })
  const queue = queueOf(portal, { mail: smtpMail(server.config) })
  await queue.run()
  for (const kind of noticeKinds) {
    if (kind === 'session.crowded') continue
    await note(portal, about, kind)
    await queue.run()
    portal.later(25 * 60 * 60_000)
  }
  assert.ok(server.received.length >= noticeKinds.length - 1)

  const told: unknown = await (await fetch(`${portal.simulator}/trial/people/confirmed`)).json()
  // A few digits stand in the id of some letter by chance.
  const values = textsOf(told).filter(
    (text) => text.length > 3 && !/^(?:[A-Z_]+|confirmed|\d{1,6})$/.test(text),
  )
  assert.ok(values.includes('Иванова') && values.includes('Садовая') && values.length > 20)
  const address = 'vera@pochta.example'

  for (const { raw } of server.received) {
    const letter = decoded(raw)
    assert.match(letter, /Калининградская область/, 'the letter was decoded')
    assert.match(letter, /^To: vera@pochta\.example\r$/m)
    const rest = letter.replaceAll(/^To: .*$/gm, '')
    for (const value of values) assert.ok(!rest.includes(value), value)
    assert.ok(!rest.includes(address))
    for (const bare of ['127.0.0', about.accountId, about.sessionId]) assert.ok(!rest.includes(bare), bare)
    const subject = /^Subject: (.*)$/m.exec(letter)?.[1] ?? ''
    assert.doesNotMatch(subject, /медицин|карт|врач|здоров|полис|пациент/i)
  }
})

const at = new Date('2026-11-23T11:05:00Z')
const letterOf = (events: readonly Noticed[], more: Partial<LetterPage> = {}) =>
  letterPage({
    serviceName: 'Медицина-онлайн',
    regionName: 'Самарская область',
    signInUrl: 'https://portal.example/sam/sign-in',
    supportUrl: 'https://portal.example/sam/support',
    told: tell(events, 'Europe/Samara'),
    toFormer: false,
    ...more,
  })

test('a letter tells when it was in the time of the region, and from what', () => {
  const { text } = letterOf([{ kind: 'password.set', at, device: { browser: 'yandex', system: 'android' } }])
  assert.match(text, /Когда: 23 ноября 2026, 15:05 \(Самара, UTC\+4\)\nУстройство: Яндекс Браузер, Android\n/)
})

test('a letter leads to the portal alone, by addresses that tell nothing, and fetches nothing', () => {
  for (const kind of noticeKinds) {
    const { text, html } = letterOf([{ kind, at, device: undefined }])
    const links = [...`${text}\n${html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link)
    assert.deepEqual(
      new Set(links),
      new Set(['https://portal.example/sam/sign-in', 'https://portal.example/sam/support']),
    )
    assert.doesNotMatch(html, /<(?:img|link|script|style|iframe|form|input)\b|url\(|background=|\bsrc=/i)
    assert.match(text, new RegExp(happened[kind]))
  }
})

test('many events are one letter, each kind once with how often and when last', () => {
  const later = new Date(at.getTime() + 60_000)
  const { subject, text } = letterOf([
    { kind: 'browser.new', at: later, device: { browser: 'chrome', system: 'windows' } },
    { kind: 'browser.new', at, device: { browser: 'safari', system: 'mac' } },
    { kind: 'password.closed', at, device: undefined },
  ])
  assert.equal(subject, 'Важное в личном кабинете')
  assert.match(text, /Сколько раз: 2\. Последний: 23 ноября 2026, 15:06/)
  assert.match(text, /Chrome, Windows/)
  assert.doesNotMatch(text, /Safari/)
})

test('an operator’s odd name of the service stays text', () => {
  const { html } = letterOf([{ kind: 'password.set', at, device: undefined }], {
    serviceName: '<img src=x onerror=alert(1)>"',
  })
  assert.doesNotMatch(html, /<img/)
})

test('LO-006 a СМС fits into two parts of 67 signs with an address of usual length', () => {
  for (const kind of noticeKinds) {
    const text = smsText({
      told: tell([{ kind, at, device: undefined }], 'Europe/Moscow'),
      signInUrl: 'https://medportal.example/bel/sign-in',
    })
    assert.ok(text.length <= 134, `${text.length}: ${text}`)
  }
})
