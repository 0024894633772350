import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'
import { securityTxt, usualContact } from './security-txt.ts'

const origin = new URL('https://portal.example')
const told = { origin, contact: usualContact(origin), path: '/.well-known/security.txt' }
const expiresOf = (text: string) => new Date(/^Expires: (\S+)\r$/m.exec(text)?.[1] ?? '')
const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 86_400_000

test('who found a weakness is told whom to write to, in which languages, and until when it is meant', () => {
  const now = new Date('2026-11-23T22:15:44.123Z')
  assert.equal(
    securityTxt({ ...told, now }),
    [
      'Contact: mailto:security@portal.example',
      'Expires: 2027-05-22T00:00:00Z',
      'Preferred-Languages: ru, en',
      'Canonical: https://portal.example/.well-known/security.txt',
      '',
    ].join('\r\n'),
  )
})

test('what is told never runs out, and never holds for a year', () => {
  for (const now of ['2026-12-31T23:59:59.999Z', '2028-02-29T00:00:00Z', '2099-06-01T12:00:00Z'].map(
    (at) => new Date(at),
  )) {
    const left = days(now, expiresOf(securityTxt({ ...told, now })))
    assert.ok(left > 178 && left < 365, String(left))
  }
})

test('the portal serves it where RFC 9116 says, to anybody, and nowhere else', async () => {
  const portal = await startPortal()
  const answer = await portal.app.inject({
    url: '/.well-known/security.txt',
    headers: { host: 'localhost:3000' },
  })
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8')
  assert.match(answer.body, /^Contact: mailto:security@localhost\r\nExpires: /)
  assert.match(answer.body, /Canonical: http:\/\/localhost:3000\/\.well-known\/security\.txt\r\n$/)
  for (const url of ['/security.txt', '/.well-known/', '/.well-known/change-password.txt'])
    assert.equal((await portal.app.inject({ url, headers: { host: 'localhost:3000' } })).statusCode, 404, url)
})
