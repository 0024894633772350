import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, mock, test } from 'node:test'
import type { CertificateExpiry } from '@registratura/esia-client'
import {
  generateKeys,
  readPrivateKey,
  selfSignedCertificate,
  signRaw,
  verifyRaw,
  writePrivateKey,
} from '@registratura/gost'
import { StartError } from '../lib/start-error.ts'
import type { SignerConfig } from '../signer-config.ts'
import { openSigner } from './open-signer.ts'
import { watchCertificates } from './watch-certificates.ts'

const folder = mkdtempSync(join(tmpdir(), 'open-signer-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const end = new Date('2027-01-01T00:00:00Z')
const day = (left: number) => new Date(end.getTime() - left * 86_400_000)
const now = () => day(100)

function material(commonName: string) {
  const { privateKey, publicKey } = generateKeys()
  const period = { notBefore: day(300), notAfter: end }
  const certificatePem = selfSignedCertificate({ commonName, privateKey, ...period })
  return { publicKey, privateKeyPem: writePrivateKey(privateKey), certificatePem }
}
const ours = material('Registratura')
const { certificatePem } = ours

type Play = 'straight' | 'reversed' | 'other key' | 'silent' | 'refuses'
let play: Play = 'straight'
const other = readPrivateKey(material('Other').privateKeyPem)
const key = readPrivateKey(ours.privateKeyPem)
const box = createServer(
  (request, reply) =>
    void request.toArray().then((all) => {
      const signature = signRaw(Buffer.concat(all), play === 'other key' ? other : key)
      if (play === 'refuses') return reply.writeHead(403).end('secret-pin')
      if (play === 'silent') return undefined
      return reply.end(play === 'reversed' ? signature.toReversed() : signature)
    }),
)
const listening = Promise.withResolvers<void>()
box.listen(0, '127.0.0.1', listening.resolve)
await listening.promise
after(() => box.close() && box.closeAllConnections())

const address = box.address()
const http: SignerConfig = {
  kind: 'http',
  certificatePem,
  url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`,
  tls: undefined,
  reversed: false,
  deadlineMs: 1000,
}

async function stops(config: SignerConfig, fault: string, at = now): Promise<void> {
  await assert.rejects(openSigner(config, { now: at }), (error) => {
    assert.ok(error instanceof StartError)
    assert.match(error.message, new RegExp(`^ESIA_SIGNER=${config.kind}: .*\\(${fault}: `))
    assert.doesNotMatch(error.message, /\n|secret-pin/)
    return true
  })
}

test('a signing service that proves itself signs for the portal', async () => {
  const signer = await openSigner(http, { now })
  const message = Buffer.from('сообщение')
  assert.equal(verifyRaw(message, await signer.sign(message), ours.publicKey), true)
})

for (const [trouble, fault] of [
  ['reversed', 'reversed-bytes'],
  ['other key', 'wrong-key'],
  ['silent', 'unreachable'],
  ['refuses', 'unreachable'],
] as const) {
  test(`IF-007 a signer that is ${trouble} stops the portal’s start as ${fault}`, async () => {
    play = trouble
    await stops(http, fault)
    play = 'straight'
  })
}

test('reversed bytes are turned round where that is said, and only there', async () => {
  play = 'reversed'
  await openSigner({ ...http, reversed: true }, { now })
  play = 'straight'
  await stops({ ...http, reversed: true }, 'reversed-bytes')
})

test('IF-006 a certificate out of its time stops the portal’s start, whoever signs', async () => {
  const inProcess: SignerConfig = { kind: 'in-process', ...ours }
  for (const config of [http, inProcess]) {
    await stops(config, 'certificate-expired', () => day(-1))
    await stops(config, 'certificate-not-yet-valid', () => day(301))
  }
})

test('IF-007 a missing program, a missing service and unreadable material stop the start by name', async () => {
  const deadlineMs = 1000
  const program = join(folder, 'nowhere')
  const gone = { ...http, url: 'http://127.0.0.1:9/' }
  await stops({ kind: 'command', certificatePem, program, reversed: false, deadlineMs }, 'unreachable')
  await stops(
    { kind: 'openssl', certificatePem, keyFile: program, program, configFile: undefined, deadlineMs },
    'unreachable',
  )
  await stops(gone, 'unreachable')
  await stops({ ...http, certificatePem: 'none' }, 'unreadable')
  await stops({ kind: 'in-process', ...ours, privateKeyPem: 'none' }, 'unreadable')
})

test('a program without arguments signs for the portal', async () => {
  const gost = import.meta.resolve('@registratura/gost')
  const program = file(
    'sign',
    `#!${process.execPath} --conditions=development
    import(${JSON.stringify(gost)}).then(({ readPrivateKey, signRaw }) => {
      const { readFileSync } = require('node:fs')
      const key = readPrivateKey(readFileSync(${JSON.stringify(file('esia.key', ours.privateKeyPem))}, 'utf8'))
      process.stdout.write(signRaw(readFileSync(0), key))
    })`,
  )
  chmodSync(program, 0o755)
  await openSigner({ kind: 'command', certificatePem, program, reversed: false, deadlineMs: 10_000 }, { now })
})

test('IF-006 a portal whose certificate has ended says so in one line and ends with 1', () => {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--conditions=development', join(import.meta.dirname, '..', 'main.ts')],
    {
      env: {
        PATH: process.env['PATH'],
        REGISTRATURA_TRIAL: '1',
        DATA_DIR: join(folder, 'data'),
        IDENTITY_PROVIDER: 'esia',
        ESIA_ORIGIN: 'http://127.0.0.1:9',
        ESIA_ISSUER: 'http://127.0.0.1:9/',
        ESIA_CLIENT_ID: 'REGISTRATURA',
        ESIA_KEY_FILE: file('own.key', ours.privateKeyPem),
        ESIA_CERTIFICATE_FILE: file('own.crt', endedFor(key)),
        ESIA_VERIFICATION_FILES: file('esia.crt', certificatePem),
      },
      encoding: 'utf8',
      timeout: 60_000,
    },
  )
  assert.equal(status, 1)
  assert.match(stderr, /^ESIA_SIGNER=in-process: срок сертификата .* истёк \(certificate-expired: .*\)\n$/)
})

const endedFor = (privateKey: typeof key) =>
  selfSignedCertificate({
    commonName: 'Ended',
    privateKey,
    notBefore: new Date('2020-01-01'),
    notAfter: new Date('2021-01-01'),
  })

test('IF-006 the log is told at the start and each day that a certificate ends within 30, 14 or 7 days', () => {
  mock.timers.enable({ apis: ['setInterval'] })
  const told: CertificateExpiry[] = []
  const warn = (expiry: CertificateExpiry) => told.push(expiry)
  let left = 31
  watchCertificates([{ certificatePem }, {}], { now: () => day(left), warn })
  assert.equal(told.length, 0)
  for (left of [30, 14, 7, 0, -1]) mock.timers.tick(86_400_000)
  mock.timers.reset()

  assert.deepEqual(
    told.map(({ within, daysLeft }) => [within, daysLeft]),
    [
      [30, 30],
      [14, 14],
      [7, 7],
      [7, 0],
      [7, -1],
    ],
  )
  left = 29
  watchCertificates([{ certificatePem }], { now: () => day(left), warn })
  assert.deepEqual(
    told.slice(5).map(({ daysLeft }) => daysLeft),
    [29],
  )
})
