import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { StartError } from './lib/start-error.ts'
import { readMail } from './mail-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-config-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const from = { MAIL_FROM: 'Личный кабинет <no-reply@portal.example>' }
const smtpOf = (env: Record<string, string>) => {
  const mail = readMail({ ...from, ...env }, { trial: false })
  assert.equal(mail?.by, 'smtp')
  return mail.smtp
}
const refuses = (env: Record<string, string>, ...words: readonly string[]) =>
  assert.throws(
    () => readMail(env, { trial: false }),
    (error) =>
      error instanceof StartError &&
      !/[\r\n]/.test(error.message) &&
      !error.message.includes('secret') &&
      words.every((word) => error.message.includes(word)),
    JSON.stringify(env),
  )

test('without a mail server the portal sends no letters, and needs no sender', () => {
  assert.equal(readMail({}, { trial: false }), undefined)
  assert.equal(readMail({ SMTP_URL: '', SMTP_URL_FILE: '' }, { trial: true }), undefined)
})

test('in the trial letters go to the simulator, unless a mail server is named; outside of it never', () => {
  const trial = { REGISTRATURA_LETTERS: 'http://localhost:3001' }
  assert.deepEqual(readMail(trial, { trial: true }), { by: 'simulator', origin: 'http://localhost:3001' })
  assert.equal(readMail(trial, { trial: false }), undefined)
  assert.equal(readMail({ ...trial, ...from, SMTP_URL: 'smtps://mail.example' }, { trial: true })?.by, 'smtp')
})

test('TLS is demanded of every mail server but one on this machine without a certificate that counts', () => {
  assert.equal(smtpOf({ SMTP_URL: 'smtps://mail.example' }).tls, 'at-once')
  assert.equal(smtpOf({ SMTP_URL: 'smtps://localhost' }).tls, 'at-once')
  for (const host of ['mail.example', '10.0.0.5', 'LOCALHOST.example', '[2001:db8::1]'])
    assert.equal(smtpOf({ SMTP_URL: `smtp://${host}:587` }).tls, 'demanded', host)
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(smtpOf({ SMTP_URL: `smtp://${host}:25` }).tls, 'none', host)
  const ca = file('ca.pem', 'PEM')
  assert.equal(smtpOf({ SMTP_URL: 'smtp://localhost:25', SMTP_CA_FILE: ca }).tls, 'demanded')
})

test('an address may bear a name and a password, whatever their signs, and stand in a file', () => {
  const url = 'smtps://portal%40example:p%3A%2F%25@mail.example'
  for (const env of [{ SMTP_URL: url }, { SMTP_URL_FILE: file('smtp', `${url}\n`) }])
    assert.partialDeepStrictEqual(smtpOf(env), {
      host: 'mail.example',
      port: 465,
      user: 'portal@example',
      password: 'p:/%',
    })
  assert.partialDeepStrictEqual(smtpOf({ SMTP_URL: 'smtp://[2001:db8::1]' }), {
    host: '2001:db8::1',
    port: 587,
  })
})

test('PR-008 what is wrong with the mail is told by name, in one line, without the password', () => {
  refuses({ ...from, SMTP_URL: 'mail.example:587' }, 'SMTP_URL', 'smtps://')
  refuses({ ...from, SMTP_URL: 'https://portal:secret@mail.example' }, 'SMTP_URL')
  refuses({ ...from, SMTP_URL: 'smtps://portal:secret@mail.example/box' }, 'SMTP_URL')
  refuses({ ...from, SMTP_URL: 'smtps://portal:secret@mail.example?tls=no' }, 'SMTP_URL')
  refuses({ ...from, SMTP_URL: 'smtps://portal:secret%zz@mail.example' }, 'SMTP_URL', '%25')
  refuses({ ...from, SMTP_URL: 'smtps://a.example', SMTP_URL_FILE: 'b' }, 'SMTP_URL', 'SMTP_URL_FILE')
  refuses({ ...from, SMTP_URL_FILE: join(folder, 'nowhere') }, 'SMTP_URL_FILE', 'nowhere')
  refuses({ ...from, SMTP_URL: 'smtps://a.example', SMTP_CA_FILE: join(folder, 'nowhere') }, 'SMTP_CA_FILE')
  refuses({ SMTP_URL: 'smtps://mail.example' }, 'MAIL_FROM')
  for (const bad of [
    'портал',
    'Портал <no-reply>',
    'a@b.example, c@d.example',
    '"x\r\nBcc: y" <a@b.example>',
  ])
    refuses({ SMTP_URL: 'smtps://mail.example', MAIL_FROM: bad }, 'MAIL_FROM')
})

test('letters come from an address alone, or from a name and an address', () => {
  const env = { SMTP_URL: 'smtps://mail.example' }
  assert.deepEqual(smtpOf(env).from, { name: 'Личный кабинет', address: 'no-reply@portal.example' })
  assert.deepEqual(smtpOf({ ...env, MAIL_FROM: 'no-reply@portal.example' }).from, {
    name: '',
    address: 'no-reply@portal.example',
  })
})
