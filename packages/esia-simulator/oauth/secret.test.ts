import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { findOpenssl, skipUnlessFound } from '../../../test/openssl-engine.ts'
import type { Profile } from '../clients/client.ts'
import {
  acFields,
  foreignClient,
  outcomeAtAc,
  outcomeAtTe,
  register,
  signed,
  teFields,
  v1,
  v2,
  v3,
  type Named,
} from '../testing/foreign-client.ts'
import { cmsSigner, gostPair, opensslSigner, rawSigner, type Signer } from '../testing/foreign-signer.ts'
import type { Fields } from '../testing/integrator.ts'
import { trialStand } from '../testing/trial-stand.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
after(() => {
  if (typeof found !== 'string') found.remove()
})

const hashOf = ({ trial, mnemonic }: Named): string =>
  trial.stand.clients.named(mnemonic)?.certificates[0]?.hash ?? ''

/** What each endpoint says to a request signed over these names; the token endpoints are sent a made-up code. */
async function outcomes(named: Named, names: readonly [ac: string, te: string]): Promise<readonly string[]> {
  const { trial } = named
  const hash = { client_certificate_hash: hashOf(named) }
  const [ac, te] = names
  return [
    await outcomeAtAc(trial, signed(named, ac, acFields(named, hash)), 'ac'),
    await outcomeAtAc(trial, signed(named, ac, acFields(named, hash)), 'v2/ac'),
    await outcomeAtTe(trial, signed(named, te, teFields(named, 'x', hash)), 'te'),
    await outcomeAtTe(trial, signed(named, te, teFields(named, 'x', hash)), 'v3/te'),
  ]
}

const [yes, code] = ['login', '007011']
const [no1, no2] = ['007005', '007053']
const rsa = 'smime -sign -in message -outform DER -out signature -signer CERT -inkey KEY -md sha256'

type Line = readonly [
  name: string,
  signer: () => Signer,
  names: readonly [string, string],
  strict: string[],
  compat: string[],
]

// oxfmt-ignore
const lines: readonly Line[] = [
  //                                                                                              /ac  v2/ac te   v3/te    /ac  v2/ac te   v3/te
  ['raw, orders of v2 and v3', () => rawSigner(), [v2, v3],                                      [no1, yes,  no1,  code],  [no1, yes,  no1,  code]],
  ['raw, order of v1', () => rawSigner(), [v1, v1],                                              [no1, no2,  no1,  no2],   [yes, yes,  code, code]],
  ['detached CMS, order of v1', () => cmsSigner({ signedAttributes: false }), [v1, v1],          [yes, no2,  code, no2],   [yes, yes,  code, code]],
  ['with attributes, order of v1', () => cmsSigner({ signedAttributes: true }), [v1, v1],        [yes, no2,  code, no2],   [yes, yes,  code, code]],
  ['detached CMS, orders of v2 and v3', () => cmsSigner({ signedAttributes: false }), [v2, v3],  [no1, no2,  no1,  no2],   [no1, yes,  no1,  code]],
  ['attached CMS', () => cmsSigner({ signedAttributes: true, detached: false }), [v1, v1],       [no1, no2,  no1,  no2],   [yes, yes,  code, code]],
  ['attached CMS, orders of v2 and v3', () => cmsSigner({ signedAttributes: true, detached: false }), [v2, v3], [no1, no2, no1, no2], [no1, yes, no1, code]],
]

for (const [name, signer, names, strict, compat] of lines) {
  test(`a secret ${name}: where each profile takes it`, async () => {
    for (const profile of ['strict', 'compat'] as const satisfies readonly Profile[]) {
      const named = await foreignClient(await trialStand('RS256'), signer(), { profile })
      assert.deepEqual(await outcomes(named, names), profile === 'strict' ? strict : compat, profile)
    }
  })
}

test('RSA is for compat clients alone, and their hash is SHA-256', { skip }, async () => {
  if (typeof found === 'string') throw new Error(found)
  for (const command of [rsa, `${rsa} -nodetach`]) {
    const signer = opensslSigner(found, 'rsa', command)
    for (const [profile, names, expected] of [
      ['strict', [v1, v1], [no1, no2, no1, no2]],
      ['strict', [v2, v3], [no1, no2, no1, no2]],
      ['compat', [v1, v1], [yes, yes, code, code]],
      ['compat', [v2, v3], [no1, yes, no1, code]],
    ] as const) {
      const named = await foreignClient(await trialStand('RS256'), signer, { profile })
      assert.match(hashOf(named), /^[0-9A-F]{64}$/)
      assert.deepEqual(await outcomes(named, names), expected)
    }
  }
})

test('the log says what was signed and how, of a refusal too', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: true }))
  const last = () => trial.lines.at(-1) ?? ''

  await outcomeAtAc(trial, signed(named, v1, acFields(named)), 'ac')
  assert.match(
    last(),
    /ac of "FOREIGN" accepted: .*; signed in the order of v1, GOST CMS, detached, with attributes$/,
  )
  await outcomeAtTe(trial, signed(named, v1, teFields(named, 'x')), 'te')
  assert.match(last(), /te of "FOREIGN" refused: ESIA-007011.*; signed in the order of v1, GOST CMS/)
  await outcomeAtAc(trial, signed(named, v2, acFields(named)), 'ac')
  assert.match(last(), /signed over the string of v2\/ac, without the code/)
  await outcomeAtAc(
    trial,
    signed(named, v1, acFields(named, { client_certificate_hash: hashOf(named) })),
    'v2/ac',
  )
  assert.match(last(), /with attributes, but v2\/ac of the profile strict takes raw GOST/)
})

test('a compat client may leave the hash out, or take SHA-256 of a GOST certificate', async () => {
  const pair = gostPair()
  const der = Buffer.from(pair.certificate.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
  const sha256 = createHash('sha256').update(der).digest('hex')

  for (const [profile, without, wrong] of [
    ['strict', '007014', '007053'],
    ['compat', 'login', 'login'],
  ] as const) {
    const named = await foreignClient(await trialStand('RS256'), rawSigner(pair), { profile })
    const ask = (more: Fields) => outcomeAtAc(named.trial, signed(named, v2, acFields(named, more)), 'v2/ac')
    assert.equal(await ask({}), without)
    assert.equal(await ask({ client_certificate_hash: sha256 }), wrong)
    assert.equal(await ask({ client_certificate_hash: 'AB'.repeat(32) }), '007053')
  }
})

test('any of several certificates signs, one out of its validity does not', async () => {
  const trial = await trialStand('RS256')
  const [old, next] = [gostPair('old'), gostPair('next')]
  const both = { certificates: [old.certificate, next.certificate] }
  await register(trial, { mnemonic: 'TWO', domains: ['client.example'], ...both })
  const signers = [old, next].map((pair) => cmsSigner({ signedAttributes: true }, pair))
  const ask = (signer: Signer) => {
    const named = { trial, mnemonic: 'TWO', signer }
    return outcomeAtAc(trial, signed(named, v1, acFields(named)), 'ac')
  }
  assert.deepEqual(await Promise.all(signers.map(ask)), ['login', 'login'])

  trial.clock.now = new Date('2050-01-01')
  assert.deepEqual(await Promise.all(signers.map(ask)), ['007005', '007005'])
  assert.match(trial.lines.at(-1) ?? '', /out of its validity/)
})

test('the certificate of another system is 007002, an unregistered one is not believed', async () => {
  const trial = await trialStand('RS256')
  const [own, other, nobody] = [gostPair('own'), gostPair('other'), gostPair('nobody')]
  await register(trial, { mnemonic: 'OTHER', certificate: other.certificate, domains: ['client.example'] })
  await register(trial, { mnemonic: 'BARE', domains: ['client.example'] })
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }, own))
  const ask = (mnemonic: string, pair: ReturnType<typeof gostPair>) => {
    const as = { trial, mnemonic, signer: cmsSigner({ signedAttributes: false }, pair) }
    return outcomeAtAc(trial, signed(as, v1, acFields(as)), 'ac')
  }
  assert.equal(await ask(named.mnemonic, own), 'login')
  assert.equal(await ask(named.mnemonic, other), '007002')
  assert.equal(await ask(named.mnemonic, nobody), '007005')
  assert.equal(await ask('BARE', own), '007002')
})

test('an attached content must be the string of this very request', async () => {
  const trial = await trialStand('RS256')
  const signer = cmsSigner({ signedAttributes: true, detached: false })
  const named = await foreignClient(trial, signer, { profile: 'compat' })
  const fields = signed(named, v1, acFields(named))
  assert.equal(await outcomeAtAc(trial, fields, 'ac'), 'login')
  assert.equal(await outcomeAtAc(trial, { ...fields, state: 'another' }, 'ac'), '007005')
})

test('CMS is read in both alphabets, padded or not, and in the lines that openssl prints', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: true }))
  const fields = signed(named, v1, acFields(named))
  const bytes = Buffer.from(fields['client_secret'] ?? '', 'base64url')
  const classic = bytes.toString('base64')
  const wrapped = `${(classic.match(/.{1,64}/g) ?? []).join('\n')}\n`
  for (const client_secret of [
    bytes.toString('base64url'),
    classic,
    classic.replace(/=+$/, ''),
    classic.replaceAll('+', '-').replaceAll('/', '_'),
    wrapped,
    wrapped.replaceAll('\n', '\r\n'),
  ]) {
    assert.equal(await outcomeAtAc(trial, { ...fields, client_secret }, 'ac'), 'login')
  }
  for (const client_secret of [wrapped.replaceAll('\n', ' '), `${classic}====`, `!${classic}`]) {
    assert.equal(await outcomeAtAc(trial, { ...fields, client_secret }, 'ac'), '007005')
  }
})

test('no bytes but the right ones pass for a signature, and none break the stand', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: true }), { profile: 'compat' })
  const fields = signed(named, v1, acFields(named))
  const right = Buffer.from(fields['client_secret'] ?? '', 'base64url')
  const ask = (bytes: Uint8Array) =>
    outcomeAtAc(trial, { ...fields, client_secret: Buffer.from(bytes).toString('base64url') }, 'ac')
  const flip = ([at, bit]: readonly [number, number]) =>
    right.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))

  const signature = fc
    .tuple(fc.integer({ min: right.length - 64, max: right.length - 1 }), fc.nat(7))
    .map(flip)
  const cut = fc.nat(right.length - 1).map((length) => right.subarray(0, length))
  const random = fc.uint8Array({ maxLength: 300 })
  await fc.assert(
    fc.asyncProperty(fc.oneof(signature, cut, random), async (bytes) => {
      const outcome = await ask(bytes)
      assert.ok(['007005', '007014'].includes(outcome), outcome)
    }),
    { numRuns: 150 },
  )

  // What is not signed, such as the certificate that comes along, may change and the signature still holds.
  const anywhere = fc.tuple(fc.nat(right.length - 1), fc.nat(7)).map(flip)
  await fc.assert(
    fc.asyncProperty(anywhere, async (bytes) => {
      const outcome = await ask(bytes)
      assert.ok(['007005', 'login'].includes(outcome), outcome)
    }),
    { numRuns: 100 },
  )
})
