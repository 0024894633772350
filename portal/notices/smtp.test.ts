import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { authority } from '../../packages/esia-client/test/signing-service.ts'
import { startMailServer } from '../../test/mail-server.ts'
import type { Letter } from './port.ts'
import { smtpMail } from './smtp.ts'

const ca = authority('Mail CA')
after(() => ca.remove())
const pair = ca.issue('mail.example', { use: 'serverAuth', altName: 'IP:127.0.0.1' })

const letter: Letter = {
  id: '5d2f3f2e-3d7e-4c39-9a0a-1f5d6a4c7b11',
  to: 'vera@pochta.example',
  subject: 'В личном кабинете задан новый пароль',
  text: 'Когда: 23 ноября 2026, 14:05 (Москва, UTC+3)\n',
  html: '<p>Когда: 23 ноября 2026</p>',
}
const soon = () => AbortSignal.timeout(3000)

test('a letter goes over TLS and behind a login, as one message with a text and its page', async () => {
  const server = await startMailServer({
    tls: pair,
    ca: ca.caPem,
    login: { user: 'portal', password: 'p%40ss' },
  })
  assert.deepEqual(await smtpMail(server.config).send(letter, soon()), { ok: true, value: undefined })

  const [{ raw, to } = { raw: '', to: [] }] = server.received
  assert.deepEqual(to, ['vera@pochta.example'])
  assert.match(raw, /^Message-ID: <5d2f3f2e-3d7e-4c39-9a0a-1f5d6a4c7b11@portal\.example>\r$/m)
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(raw, /^Content-Type: multipart\/alternative/m)
  assert.doesNotMatch(raw, /^X-Mailer/m)
})

test('nothing is sent where the server has no TLS, a certificate of nobody, or another name', async () => {
  const plain = await startMailServer({})
  const strange = authority('Other CA')
  after(() => strange.remove())
  const named = ca.issue('other.example', { use: 'serverAuth', altName: 'DNS:other.example' })

  for (const server of [
    { ...plain, config: { ...plain.config, tls: 'demanded' } as const },
    await startMailServer({ tls: pair, ca: strange.caPem }),
    await startMailServer({ tls: named, ca: ca.caPem }),
  ]) {
    const sent = await smtpMail(server.config).send(letter, soon())
    assert.partialDeepStrictEqual(sent, { ok: false, error: { kind: 'failed' } })
    assert.deepEqual(server.received, [])
  }
})

test('a login that does not fit is our own mistake, and the letter waits for it to be mended', async () => {
  const server = await startMailServer({
    tls: pair,
    ca: ca.caPem,
    login: { user: 'portal', password: 'right' },
  })
  const sent = await smtpMail({ ...server.config, password: 'wrong' }).send(letter, soon())
  assert.partialDeepStrictEqual(sent, { ok: false, error: { kind: 'failed' } })
  assert.match(JSON.stringify(sent), /EAUTH.*535/)
  assert.doesNotMatch(JSON.stringify(sent), /wrong|right/)
})

test('an address that the server will never take is told apart from one that it takes later', async () => {
  const server = await startMailServer()
  const mail = smtpMail(server.config)

  for (const [whim, kind] of [
    [550, 'refused'],
    [553, 'refused'],
    [450, 'failed'],
    [452, 'failed'],
  ] as const) {
    server.whims.recipient = whim
    const sent = await mail.send(letter, soon())
    assert.partialDeepStrictEqual(sent, { ok: false, error: { kind } }, String(whim))
    // The server's words may quote the address.
    assert.doesNotMatch(JSON.stringify(sent), /pochta/)
  }
  server.whims.recipient = 'takes'
  for (const whim of [451, 554, 'breaks'] as const) {
    server.whims.data = whim
    assert.partialDeepStrictEqual(
      await mail.send(letter, soon()),
      { ok: false, error: { kind: 'failed' } },
      String(whim),
    )
  }
  assert.deepEqual(server.received, [])
  server.whims.data = 'takes'
  assert.equal((await mail.send(letter, soon())).ok, true)
})

test('a server that never answers, or is not there, holds nobody beyond the signal', async () => {
  const server = await startMailServer()
  const mail = smtpMail(server.config)
  for (const step of ['recipient', 'data', 'afterData'] as const) {
    server.whims[step] = 'hangs'
    const began = performance.now()
    const sent = await mail.send(letter, AbortSignal.timeout(300))
    assert.partialDeepStrictEqual(sent, { ok: false, error: { kind: 'failed' } }, step)
    assert.ok(performance.now() - began < 2500, step)
    server.whims[step] = 'takes'
  }
  await server.close()
  assert.partialDeepStrictEqual(await mail.send(letter, soon()), { ok: false, error: { kind: 'failed' } })
})

test('no name, address or subject adds a header or another recipient', async () => {
  const server = await startMailServer()
  const evil = 'x\r\nBcc: thief@evil.example\r\n\r\nHello'
  const mail = smtpMail({ ...server.config, from: { name: evil, address: 'no-reply@portal.example' } })

  for (const one of [
    { ...letter, subject: evil },
    { ...letter, to: 'vera@pochta.example, thief@evil.example' },
    { ...letter, to: 'vera@pochta.example>\r\nRCPT TO:<thief@evil.example' },
    { ...letter, to: 'Вера <thief@evil.example>' },
    { ...letter, id: `a${evil}` },
  ])
    await mail.send(one, soon())

  for (const { raw, to } of server.received) {
    const [head = ''] = raw.split('\r\n\r\n')
    assert.doesNotMatch(head, /^Bcc/im)
    assert.ok(to.length <= 1)
    assert.ok(!to.includes('thief@evil.example'), head)
  }
})
