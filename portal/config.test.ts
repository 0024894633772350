import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartError } from './lib/start-error.ts'

const verification = `${import.meta.dirname}/package.json`
const enough = {
  KEY_FILE: 'k',
  INDEX_KEY_FILE: 'i',
  PEPPER_FILE: 'p',
  IDENTITY_PROVIDER: 'esia',
  ESIA_ORIGIN: 'https://esia.example',
  ESIA_ISSUER: 'http://esia.example/',
  ESIA_CLIENT_ID: 'REGION',
  ESIA_SIGNER: 'openssl',
  ESIA_KEY_FILE: verification,
  ESIA_CERTIFICATE_FILE: verification,
  ESIA_VERIFICATION_FILES: verification,
}
const lone = { ...enough, PORTAL_ORIGIN: 'https://portal.example' }

test('an installation with every setting that has no default starts', () => {
  const { host, origin, keys } = readConfig(lone)
  assert.deepEqual([host, origin.origin], ['127.0.0.1', 'https://portal.example'])
  assert.notEqual(keys, 'trial')
})

for (const name of Object.keys(enough).filter((name) => name !== 'IDENTITY_PROVIDER')) {
  test(`PR-008 without ${name} the portal does not start, and says so by name`, () => {
    assert.throws(() => readConfig({ ...lone, [name]: '' }), refusal(name))
  })
}

for (const [name, value] of [
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3e3'],
  ['SECURITY_CONTACT', 'http://portal.example/security'],
  ['SECURITY_CONTACT', 'write to us'],
  ['PORTAL_ORIGIN', 'portal.example'],
  ['PORTAL_ORIGIN', 'http://portal.example'],
  ['PORTAL_ORIGIN', 'http://192.168.0.5:3000'],
  ['PORTAL_ORIGIN', 'http://localhost.example'],
  ['PORTAL_ORIGIN', 'https://portal.example/lk'],
  ['PORTAL_ORIGIN', 'https://portal.example/?'],
  ['PORTAL_ORIGIN', 'https://user@portal.example'],
  ['PORTAL_ORIGIN', 'ftp://localhost'],
  ['PORTAL_ORIGIN', 'file:///'],
  ['TRUSTED_PROXIES', '-1'],
  ['TRUSTED_PROXIES', 'all'],
  ['ESIA_TIMEOUT_MS', '5s'],
  ['ESIA_CERTIFICATE_FILE', '/nowhere/esia.crt'],
] as const) {
  test(`PR-008 ${name}=${value} is refused in one line that names it`, () => {
    assert.throws(() => readConfig({ ...lone, [name]: value }), refusal(name))
  })
}

test('weaknesses are told to the mailbox of the portal’s name, or to where the operator says', () => {
  const contactOf = (text: string) => readConfig({ ...lone, SECURITY_CONTACT: text }).securityContact
  assert.equal(contactOf(''), 'mailto:security@portal.example')
  assert.equal(contactOf('Safety@Region.example'), 'mailto:safety@region.example')
  assert.equal(contactOf('https://region.example/safety'), 'https://region.example/safety')
})

test('hashing leaves two threads of the pool to everybody else, and takes no more than the cores', () => {
  const at = (threads: string) => readConfig({ ...lone, UV_THREADPOOL_SIZE: threads }).hashesAtATime
  assert.deepEqual(['1', '2', '3'].map(at), [1, 1, 1])
  assert.equal(at(''), Math.min(availableParallelism(), 2))
  assert.equal(at('1024'), availableParallelism())
  assert.throws(() => at('0'), refusal('UV_THREADPOOL_SIZE'))
})

test('older peppers are a list of files, or none', () => {
  const othersOf = (text: string) => {
    const { keys } = readConfig({ ...lone, OTHER_PEPPER_FILES: text })
    return keys === 'trial' ? undefined : keys.otherPepperFiles
  }
  assert.deepEqual(othersOf(''), [])
  assert.deepEqual(othersOf('a.key, b.key,'), ['a.key', 'b.key'])
})

test('plain HTTP is served to this machine alone', () => {
  const plain = { ...enough, PORTAL_ORIGIN: 'http://localhost:3000' }
  for (const host of ['0.0.0.0', '::', '192.168.0.5', 'portal.example']) {
    assert.throws(() => readConfig({ ...plain, HOST: host }), refusal('HOST'), host)
    assert.equal(readConfig({ ...lone, HOST: host }).host, host)
  }
  for (const host of ['127.0.0.1', 'localhost', '::1'])
    assert.equal(readConfig({ ...plain, HOST: host }).host, host)
})

test('a Cyrillic origin is kept in Punycode, however it is written', () => {
  for (const written of ['https://медицина.рф', 'https://МЕДИЦИНА.рф/', 'https://медицина.рф:443'])
    assert.equal(
      readConfig({ ...lone, PORTAL_ORIGIN: written }).origin.origin,
      'https://xn--80ahcnaul4e.xn--p1ai',
    )
})

const refusal = (name: string) => (error: unknown) =>
  error instanceof StartError && error.message.includes(name) && !error.message.includes('\n')
