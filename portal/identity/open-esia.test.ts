import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { generateKeys, selfSignedCertificate, writePrivateKey } from '@registratura/gost'
import type { EsiaConfig } from '../config.ts'
import { StartError } from '../lib/start-error.ts'
import { openEsia } from './open-esia.ts'

let status = 503
let asked = 0
const esia = createServer((request, reply) => {
  asked += 1
  request.resume()
  reply.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}')
}).listen(0, '127.0.0.1')
await once(esia, 'listening')
after(() => {
  esia.close()
  esia.closeAllConnections()
})
const address = esia.address()
assert.ok(address !== null && typeof address === 'object')

const { privateKey } = generateKeys()
const day = 86_400_000
const certificatePem = selfSignedCertificate({
  commonName: 'Registratura',
  privateKey,
  notBefore: new Date(Date.now() - day),
  notAfter: new Date(Date.now() + day),
})
const config: EsiaConfig = {
  origin: `http://127.0.0.1:${address.port}`,
  issuer: 'http://esia.gosuslugi.ru/',
  clientId: 'REGISTRATURA',
  signer: { kind: 'in-process', certificatePem, privateKeyPem: writePrivateKey(privateKey) },
  verificationCertificates: [certificatePem],
  deadlineMs: 2000,
}
const told: string[] = []
const around = {
  origin: new URL('http://localhost:3000'),
  now: () => new Date(),
  warn: (detail: string) => void told.push(detail),
}
const answer = { state: 'state', code: 'code', issuer: undefined }

test('the log hears once that Госуслуги has stopped answering, and of refusals nothing', async () => {
  const road = await openEsia(config, around)
  const identify = async () => {
    const identified = await road.identify(answer)
    return identified.ok || identified.error.code
  }

  status = 400
  for (let at = 0; at < 12; at += 1) await identify()
  assert.deepEqual(told, [])

  status = 503
  for (let at = 0; at < 10; at += 1) assert.equal(await identify(), 'unavailable')
  assert.deepEqual(told, ['esia: the circuit is open'])

  const before = asked
  assert.equal(await identify(), 'unavailable')
  assert.equal(asked, before)
  assert.equal(told.length, 1)
})

test('settings that can not be right stop the start by name', async () => {
  await assert.rejects(openEsia({ ...config, origin: 'http://esia.example' }, around), (error) => {
    assert.ok(error instanceof StartError)
    assert.match(error.message, /^Настройки ЕСИА не подходят: .*https/)
    return true
  })
})
