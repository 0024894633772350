import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import { readCertificate } from '@registratura/gost'
import { esia, listen } from './esia.ts'
import { gostMaterial, rsaMaterial, theirs } from './keys.ts'
import { accessClaims, base64url, gost, hs256, idClaims, rs256, token } from './tokens.ts'

const stranger = { gost: gostMaterial('Stranger'), rsa: rsaMaterial() }

for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null, undefined]) {
  test(`OA-015 an unsigned token with alg ${JSON.stringify(alg)} is refused`, async (t) => {
    const unsigned = `${base64url(JSON.stringify({ typ: 'JWT', sbt: 'id', alg }))}.${base64url(JSON.stringify(idClaims()))}.`
    const { refuses } = await esia(t, { tokens: { id_token: unsigned } })
    await refuses('invalid-token', /algorithm/)
  })
}

test('OA-015 an unsigned access token is refused as well', async (t) => {
  const claims = base64url(JSON.stringify(accessClaims()))
  const { refuses } = await esia(t, { tokens: { access_token: `${base64url('{"alg":"none"}')}.${claims}.` } })
  await refuses('invalid-token', /^access token: algorithm/)
})

for (const [kind, hand] of [
  ['GOST', gost()],
  ['RS256', rs256()],
] as const) {
  test(`OA-015 a ${kind} token that lost its signature is refused`, async (t) => {
    const stripped = token('id', idClaims(), hand).replace(/[^.]+$/, '')
    const { refuses } = await esia(t, { tokens: { id_token: stripped } })
    await refuses('invalid-token', /verifies the signature/)
  })

  test(`OA-016 one bit flipped in a ${kind} signature is refused`, async (t) => {
    const [header = '', payload = '', signature = ''] = token('id', idClaims(), hand).split('.')
    const bytes = Buffer.from(signature, 'base64url')
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
    const flipped = `${header}.${payload}.${bytes.toString('base64url')}`
    const { refuses } = await esia(t, { tokens: { id_token: flipped } })
    await refuses('invalid-token', /verifies the signature/)
  })

  test(`OA-016 one changed claim under a ${kind} signature is refused`, async (t) => {
    const [header, , signature] = token('id', idClaims(), hand).split('.')
    const other = base64url(JSON.stringify(idClaims({ sub: 1_000_299_655 })))
    const { refuses } = await esia(t, { tokens: { id_token: `${header}.${other}.${signature}` } })
    await refuses('invalid-token', /verifies the signature/)
  })

  test(`OA-016 a ${kind} access token with a changed signature is refused`, async (t) => {
    const access = token('access', accessClaims(), hand)
    const flipped = access.replace(/(?<=\.)[^.](?=[^.]+$)/, (first) => (first === 'A' ? 'B' : 'A'))
    const { refuses } = await esia(t, { tokens: { access_token: flipped } })
    await refuses('invalid-token', /^access token: no .* verifies the signature/)
  })
}

test('OA-016 a GOST signature with its 64 bytes reversed is refused', async (t) => {
  const hand = { alg: 'GOST3410_2012_256', sign: (text: string) => gost().sign(text).reverse() }
  const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), hand) } })
  await refuses('invalid-token', /verifies the signature/)
})

test('OA-016 a stranger’s keys sign nothing', async (t) => {
  for (const hand of [gost(stranger.gost.privateKey), rs256(stranger.rsa.privateKey)]) {
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), hand) } })
    await refuses('invalid-token', /verifies the signature/)
  }
})

test('OA-017 HS256 with our copy of ESIA’s public key as the secret is refused', async (t) => {
  const secrets = [
    theirs.rsa.publicKeyPem,
    theirs.gost.certificatePem,
    createPublicKey(theirs.rsa.publicKeyPem).export({ type: 'spki', format: 'der' }),
    readCertificate(theirs.gost.certificatePem).der,
    '',
  ]
  for (const secret of secrets) {
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), hs256(secret)) } })
    await refuses('invalid-token', /algorithm/)
  }
})

for (const alg of [
  'RS512',
  'PS256',
  'ES256',
  'rs256',
  'GOST3410_2012_512',
  'gost3410_2012_256',
  ['RS256'],
  1,
]) {
  test(`OA-017 a good RSA signature under the name ${JSON.stringify(alg)} is refused`, async (t) => {
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), rs256(), { alg }) } })
    await refuses('invalid-token', /algorithm/)
  })
}

test('OA-017 a good signature under the other algorithm’s name is refused', async (t) => {
  for (const [hand, alg] of [
    [gost(), 'RS256'],
    [rs256(), 'GOST3410_2012_256'],
  ] as const) {
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), hand, { alg }) } })
    await refuses('invalid-token', /verifies the signature/)
  }
})

test('OA-018 a key that the token brings along is neither used nor fetched', async (t) => {
  let fetched = 0
  const origin = await listen(t, (_request, reply) => {
    fetched++
    reply.end(stranger.rsa.publicKeyPem)
  })
  const jwk = createPublicKey(stranger.rsa.publicKeyPem).export({ format: 'jwk' })
  const headers = [
    { jwk },
    { jku: `${origin}/jwks`, kid: 'a' },
    { x5u: `${origin}/certificate` },
    { x5c: [stranger.rsa.publicKeyPem.replaceAll(/-----.*-----|\n/g, '')] },
    { kid: '../../../../dev/null' },
    { kid: "' OR 1=1 --" },
    { kid: `${origin}/key` },
  ]

  for (const header of headers) {
    const forged = token('id', idClaims(), rs256(stranger.rsa.privateKey), header)
    const { refuses } = await esia(t, { tokens: { id_token: forged } })
    await refuses('invalid-token', /no RSA key verifies/)
  }
  assert.equal(fetched, 0)
})

test('OA-018 such headers over ESIA’s own signature are ignored', async (t) => {
  const header = { kid: '../../etc/passwd', jku: 'http://127.0.0.1:9/', x5c: ['x'] }
  const { client } = await esia(t, { tokens: { id_token: token('id', idClaims(), gost(), header) } })

  assert.equal((await client.signIn({ code: 'code' })).ok, true)
})

test('OA-018 a header that demands an extension is refused', async (t) => {
  const { refuses } = await esia(t, {
    tokens: { id_token: token('id', idClaims(), gost(), { crit: ['b64'], b64: false }) },
  })
  await refuses('invalid-token', /extension/)
})

test('OA-024 IF-004 without a kid each configured key of the kind is tried, so a new certificate may come before the old goes', async (t) => {
  const next = { gost: gostMaterial('ESIA next'), rsa: rsaMaterial() }
  const verificationCertificates = [
    theirs.gost.certificatePem,
    `${theirs.rsa.publicKeyPem}\n${next.rsa.publicKeyPem}`,
    next.gost.certificatePem,
  ]

  for (const hand of [gost(), gost(next.gost.privateKey), rs256(), rs256(next.rsa.privateKey)]) {
    const tokens = {
      id_token: token('id', idClaims(), hand),
      access_token: token('access', accessClaims(), hand),
    }
    const { client } = await esia(t, { tokens, settings: { verificationCertificates } })
    assert.equal((await client.signIn({ code: 'code' })).ok, true)
  }
})

test('OA-024 a kind of key that is not configured verifies nothing', async (t) => {
  const onlyRsa = await esia(t, { settings: { verificationCertificates: [theirs.rsa.publicKeyPem] } })
  await onlyRsa.refuses('invalid-token', /no GOST certificate verifies/)

  const tokens = { id_token: token('id', idClaims(), rs256()) }
  const onlyGost = await esia(t, {
    tokens,
    settings: { verificationCertificates: [theirs.gost.certificatePem] },
  })
  await onlyGost.refuses('invalid-token', /no RSA key verifies/)
})
