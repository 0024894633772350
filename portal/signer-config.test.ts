import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartError } from './lib/start-error.ts'

const file = `${import.meta.dirname}/package.json`
const esia = {
  PORTAL_ORIGIN: 'https://portal.example',
  KEY_FILE: 'k',
  INDEX_KEY_FILE: 'i',
  PEPPER_FILE: 'p',
  IDENTITY_PROVIDER: 'esia',
  ESIA_ORIGIN: 'https://esia.example',
  ESIA_ISSUER: 'http://esia.example/',
  ESIA_CLIENT_ID: 'REGION',
  ESIA_CERTIFICATE_FILE: file,
  ESIA_VERIFICATION_FILES: file,
}
const inProcess = { ESIA_SIGNER: 'in-process', ESIA_KEY_FILE: file }
const http = {
  ESIA_SIGNER: 'http',
  ESIA_SIGNER_URL: 'https://signer.example/esia',
  ESIA_SIGNER_TLS_CERTIFICATE_FILE: file,
  ESIA_SIGNER_TLS_KEY_FILE: file,
  ESIA_SIGNER_CA_FILE: file,
}

const signerOf = (more: Record<string, string>) => {
  const road = readConfig({ ...esia, ...more }).roadOf('esia')
  assert.equal(road.kind, 'esia')
  return road.esia.signer
}
const refuses = (more: Record<string, string>, ...words: readonly string[]) =>
  assert.throws(
    () => signerOf(more),
    (error) =>
      error instanceof StartError &&
      !error.message.includes('\n') &&
      words.every((word) => error.message.includes(word)),
    JSON.stringify(more),
  )

test('PR-008 outside the trial somebody has to say who signs', () => {
  refuses({ ESIA_KEY_FILE: file }, 'ESIA_SIGNER')
  refuses({ ESIA_KEY_FILE: file, ESIA_SIGNER: 'cryptopro' }, 'ESIA_SIGNER', 'openssl')
})

test('PR-008 a signer in the portal’s memory is refused in production unless allowed in so many words', () => {
  refuses(inProcess, 'ESIA_SIGNER', 'ESIA_ALLOW_UNCERTIFIED_SIGNER=yes')
  for (const word of ['true', '1', 'YES', 'no'])
    refuses({ ...inProcess, ESIA_ALLOW_UNCERTIFIED_SIGNER: word }, 'ESIA_ALLOW_UNCERTIFIED_SIGNER')
  assert.equal(signerOf({ ...inProcess, ESIA_ALLOW_UNCERTIFIED_SIGNER: 'yes' }).kind, 'in-process')
})

test('in the trial the portal signs by itself without a word', () => {
  assert.equal(signerOf({ REGISTRATURA_TRIAL: '1', ESIA_KEY_FILE: file }).kind, 'in-process')
})

test('the key of OpenSSL stays in its file', () => {
  const signer = signerOf({ ESIA_SIGNER: 'openssl', ESIA_KEY_FILE: '/nowhere/esia.key' })
  assert.deepEqual(signer, {
    kind: 'openssl',
    certificatePem: signer.certificatePem,
    keyFile: '/nowhere/esia.key',
    program: undefined,
    configFile: undefined,
    deadlineMs: 2000,
  })
  refuses({ ESIA_SIGNER: 'openssl' }, 'ESIA_KEY_FILE')
})

test('a command is a program, and its bytes are reversed only where that is said', () => {
  refuses({ ESIA_SIGNER: 'command' }, 'ESIA_SIGNER_COMMAND')
  const command = { ESIA_SIGNER: 'command', ESIA_SIGNER_COMMAND: '/opt/portal/sign' }
  const straight = signerOf(command)
  assert.ok(straight.kind === 'command' && !straight.reversed && straight.program === '/opt/portal/sign')
  const reversed = signerOf({ ...command, ESIA_SIGNER_REVERSED: 'yes' })
  assert.ok(reversed.kind === 'command' && reversed.reversed)
  refuses({ ...command, ESIA_SIGNER_REVERSED: 'on' }, 'ESIA_SIGNER_REVERSED')
  refuses({ ...command, ESIA_SIGNER_TIMEOUT_MS: '2s' }, 'ESIA_SIGNER_TIMEOUT_MS')
})

for (const name of Object.keys(http).filter((name) => name !== 'ESIA_SIGNER')) {
  test(`PR-008 a signing service without ${name} stops the start`, () => {
    refuses({ ...http, [name]: '' }, name)
  })
}

test('a signing service is reached by https, or by http on this very machine', () => {
  const secure = signerOf(http)
  assert.ok(secure.kind === 'http' && secure.tls !== undefined)
  const local = signerOf({ ESIA_SIGNER: 'http', ESIA_SIGNER_URL: 'http://127.0.0.1:8181' })
  assert.ok(local.kind === 'http' && local.tls === undefined)

  for (const url of [
    'http://signer.example',
    'http://10.0.0.5:8181',
    'signer.example',
    'https://portal:secret@signer.example',
    'https://signer.example/?key=1',
  ])
    refuses({ ...http, ESIA_SIGNER_URL: url }, 'ESIA_SIGNER_URL')
})
