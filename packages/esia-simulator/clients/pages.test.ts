import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acFields, outcomeAtAc, signed, v2 } from '../testing/foreign-client.ts'
import { gostPair, rawSigner } from '../testing/foreign-signer.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

const pair = gostPair()

async function upload(trial: Trial, fields: Readonly<Record<string, string>>, file?: Uint8Array | string) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob(file === undefined ? [] : [new Uint8Array(Buffer.from(file))]), 'client.cer')
  const request = new Request('http://stand.test/clients', { method: 'POST', body: form })
  return trial.app.inject({
    method: 'POST',
    url: '/clients',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

const right = {
  mnemonic: 'NEW_DP',
  domains: 'client.example, localhost',
  scopes: 'openid fullname email mobile',
}

test('a certificate that was pasted lets its system in, and the page shows its hash', async () => {
  const trial = await trialStand('RS256')
  const answer = await upload(trial, { ...right, certificate: pair.certificate })
  assert.equal(answer.statusCode, 303)
  const client = trial.stand.clients.named('NEW_DP')
  assert.deepEqual(client?.domains, ['client.example', 'localhost'])

  const hash = client.certificates[0]?.hash ?? ''
  assert.match(hash, /^[0-9A-F]{64}$/)
  assert.ok((await trial.app.inject({ url: '/clients' })).body.includes(hash))
  const named = { trial, mnemonic: 'NEW_DP', signer: rawSigner(pair) }
  const fields = signed(named, v2, acFields(named, { client_certificate_hash: hash }))
  assert.equal(await outcomeAtAc(trial, fields, 'v2/ac'), 'login')
})

test('a file serves as well, PEM or DER, with whatever openssl wrote around it', async () => {
  const der = Buffer.from(pair.certificate.replaceAll(/-----.*-----|\s/g, ''), 'base64')
  for (const file of [der, pair.certificate, `Bag Attributes\n    localKeyID\n${pair.certificate}\n`]) {
    const trial = await trialStand('RS256')
    assert.equal((await upload(trial, right, file)).statusCode, 303)
    assert.equal(trial.stand.clients.named('NEW_DP')?.certificates.length, 1)
  }
})

test('what is wrong is said on the page, and what was typed stays', async () => {
  const trial = await trialStand('RS256')
  const { certificate } = pair
  const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'
  for (const [fields, line] of [
    [{ ...right }, /certificate: paste the PEM of one/],
    [{ ...right, certificate: key }, /certificate: paste the PEM of one/],
    [{ ...right, certificate, mnemonic: '' }, /mnemonic is missing|mnemonic is no text/],
    [{ ...right, certificate, mnemonic: 'REGISTRATURA' }, /REGISTRATURA is registered already/],
    [{ ...right, certificate, domains: '' }, /domains is missing or empty/],
    [{ ...right, certificate, domains: '[::1]' }, /is no host name/],
    [{ ...right, certificate, profile: 'loose' }, /profile is none of strict, compat/],
    [
      { ...right, certificate: '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----' },
      /certificate 1 can not be read/,
    ],
  ] as const) {
    const answer = await upload(trial, fields)
    assert.equal(answer.statusCode, 422, String(line))
    assert.match(answer.body, line)
    assert.ok(answer.body.includes('value="openid fullname email mobile"'))
  }
  assert.equal(trial.stand.clients.all().length, 1)
})

test('a system is replaced only where that was asked for, and is then granted anew', async () => {
  const trial = await trialStand('RS256')
  const { certificate } = pair
  await upload(trial, { ...right, certificate })
  trial.stand.memory.grants.allow('mother', 'NEW_DP', ['openid'])
  const narrow = { ...right, certificate, scopes: 'openid' }
  assert.match((await upload(trial, narrow)).body, /NEW_DP is registered already/)
  assert.equal((await upload(trial, { ...narrow, replace: 'yes' })).statusCode, 303)
  assert.deepEqual(trial.stand.clients.named('NEW_DP')?.scopes, ['openid'])
  assert.equal(trial.stand.memory.grants.covers('mother', 'NEW_DP', ['openid']), false)

  const put = await trial.app.inject({
    method: 'PUT',
    url: '/trial/clients',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...narrow, profile: 'compat', name: '' }).toString(),
  })
  assert.equal(put.statusCode, 200, put.body)
  assert.equal(trial.stand.clients.named('NEW_DP')?.profile, 'compat')
  const wrong = await trial.app.inject({
    method: 'PUT',
    url: '/trial/clients',
    payload: { mnemonic: 'NEW_DP' },
  })
  assert.equal(wrong.statusCode, 400)
  assert.equal(trial.stand.clients.named('NEW_DP')?.profile, 'compat')
})

test('a body that is no form adds nothing', async () => {
  const trial = await trialStand('RS256')
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain']) {
    const answer = await trial.app.inject({
      method: 'POST',
      url: '/clients',
      headers: { 'content-type': type },
      payload: 'x',
    })
    assert.equal(answer.statusCode, 422, type)
  }
})

test('a system is taken away by its button', async () => {
  const trial = await trialStand('RS256')
  await upload(trial, { ...right, certificate: pair.certificate })
  const answer = await trial.app.inject({
    method: 'POST',
    url: '/clients/remove',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'mnemonic=NEW_DP',
  })
  assert.equal(answer.statusCode, 303)
  assert.equal(trial.stand.clients.named('NEW_DP'), undefined)
})
