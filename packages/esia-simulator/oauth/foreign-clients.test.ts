import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findOpenssl, skipUnlessFound } from '../../../test/openssl-engine.ts'
import { acFields, register, signed, teFields, v1, v2, v3 } from '../testing/foreign-client.ts'
import { cmsSigner, opensslSigner, rawSigner, type Signer } from '../testing/foreign-signer.ts'
import { askTokens, type Fields } from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
after(() => {
  if (typeof found !== 'string') found.remove()
})

const byOpenssl = (key: 'gost' | 'rsa', command: string): Signer => {
  if (typeof found === 'string') throw new Error(found)
  return opensslSigner(found, key, command)
}

type Foreign = {
  readonly name: string
  readonly signer: () => Signer
  /** Where only the command line signs as they do, and it may be missing. */
  readonly needsOpenssl?: true
  readonly profile: 'strict' | 'compat'
  readonly newer?: true
  readonly ac: { readonly signs: string; readonly sends?: Fields }
  readonly te: { readonly signs: string; readonly sends?: Fields; readonly sameState?: true }
  readonly log: RegExp
}

const noAttributes = () => cmsSigner({ signedAttributes: false })
const attributes = () => cmsSigner({ signedAttributes: true })
const smime = 'smime -sign -in message -outform DER -out signature -signer CERT -inkey KEY'

const foreign: readonly Foreign[] = [
  {
    name: 'ilimurzin/esia 4: v2/ac and v3/te, raw',
    signer: () => rawSigner(),
    profile: 'strict',
    newer: true,
    ac: { signs: v2, sends: { scope_org: '' } },
    te: { signs: v3, sends: { scope_org: '' } },
    log: /order of v3\/te, raw GOST$/,
  },
  {
    name: 'ilimurzin/esia 4, signing by openssl dgst',
    signer: () => byOpenssl('gost', 'dgst -md_gost12_256 -sign KEY -out signature message'),
    needsOpenssl: true,
    profile: 'strict',
    newer: true,
    ac: { signs: v2, sends: { scope_org: '' } },
    te: { signs: v3, sends: { scope_org: '' } },
    log: /order of v3\/te, raw GOST$/,
  },
  {
    name: 'ekapusta/oauth2-esia: v1, its te asks for openid alone',
    signer: noAttributes,
    profile: 'strict',
    ac: { signs: v1, sends: { access_type: 'online' } },
    te: { signs: v1, sends: { scope: 'openid' } },
    log: /order of v1, GOST CMS, detached$/,
  },
  {
    name: 'ekapusta/oauth2-esia, signing by openssl smime',
    signer: () => byOpenssl('gost', `${smime} -binary -noattr`),
    needsOpenssl: true,
    profile: 'strict',
    ac: { signs: v1, sends: { access_type: 'online' } },
    te: { signs: v1, sends: { scope: 'openid' } },
    log: /order of v1, GOST CMS, detached$/,
  },
  {
    name: 'fr05t1k/esia 2.4.2: v1, a junk refresh_token beside the code',
    signer: attributes,
    profile: 'strict',
    ac: { signs: v1 },
    te: { signs: v1, sends: { refresh_token: '0a0a0a0a-0000-4000-8000-000000000000' } },
    log: /order of v1, GOST CMS, detached, with attributes$/,
  },
  {
    name: 'fr05t1k/esia 3.1.0: v2/ac and v3/te in the order of v1, one state for both',
    signer: noAttributes,
    profile: 'compat',
    newer: true,
    ac: { signs: v1 },
    te: { signs: v1, sameState: true, sends: { refresh_token: 'junk' } },
    log: /v3\/te of .* order of v1, GOST CMS, detached$/,
  },
  {
    name: 'sokolovs/esia-oauth2: v1, RSA, one state for both',
    signer: () => byOpenssl('rsa', `${smime} -md sha256`),
    needsOpenssl: true,
    profile: 'compat',
    ac: { signs: v1 },
    te: { signs: v1, sameState: true },
    log: /order of v1, RSA CMS, detached, with attributes$/,
  },
  {
    name: 'eigenmethod/esia-connector: v1, smime without -binary',
    signer: () => byOpenssl('gost', `${smime} -md md_gost12_256`),
    needsOpenssl: true,
    profile: 'strict',
    ac: { signs: v1 },
    te: { signs: v1, sameState: true },
    log: /order of v1, GOST CMS, detached, with attributes$/,
  },
]

for (const client of foreign) {
  test(`a person signs in through ${client.name}`, { skip: client.needsOpenssl && skip }, async () => {
    // First: a certificate begins at the second when it is made.
    const signer = client.signer()
    const trial = await trialStand('RS256')
    const mnemonic = 'FOREIGN'
    const { profile } = client
    const registered = await register(trial, {
      mnemonic,
      certificate: signer.certificate,
      domains: ['client.example'],
      profile,
    })
    assert.equal(registered.status, 201, JSON.stringify(registered.said))

    const named = { trial, mnemonic, signer }
    const hash = trial.stand.clients.named(mnemonic)?.certificates[0]?.hash ?? ''
    const alsoHash: Fields = client.newer && profile === 'strict' ? { client_certificate_hash: hash } : {}

    const asks = signed(named, client.ac.signs, acFields(named, { ...client.ac.sends, ...alsoHash }))
    const code = await codeFor(trial, 'confirmed', asks, client.newer ? 'v2/ac' : 'ac')

    const state: Fields = client.te.sameState ? { state: asks['state'] ?? '' } : {}
    const more = { ...client.te.sends, ...alsoHash, ...state }
    const redeems = signed(named, client.te.signs, teFields(named, code, more))
    const answer = await askTokens(trial, redeems, client.newer ? 'v3/te' : 'te')
    assert.equal(answer.statusCode, 200, answer.body)

    const said: Readonly<Record<string, unknown>> = answer.json()
    assert.equal(said['state'], redeems['state'])
    assert.equal('refresh_token' in said, asks['access_type'] === 'offline')
    assert.equal(typeof said['id_token'], 'string')
    assert.match(trial.lines.at(-1) ?? '', client.log)

    const contacts = await trial.app.inject({
      url: '/rs/prns/1000400101/ctts',
      headers: { authorization: `Bearer ${String(said['access_token'])}` },
    })
    assert.equal(contacts.statusCode, 200, 'the token opens what ac asked for, whatever te named')
  })
}

test('ilimurzin/esia refreshes: a new pair, a new state, and the old refresh token is spent', async () => {
  const trial = await trialStand('RS256')
  const signer = rawSigner()
  const mnemonic = 'FOREIGN'
  await register(trial, { mnemonic, certificate: signer.certificate, domains: ['client.example'] })
  const named = { trial, mnemonic, signer }
  const hash = trial.stand.clients.named(mnemonic)?.certificates[0]?.hash ?? ''
  const sends = { scope_org: '', client_certificate_hash: hash }

  const code = await codeFor(trial, 'confirmed', signed(named, v2, acFields(named, sends)))
  const first: Fields = (await askTokens(trial, signed(named, v3, teFields(named, code, sends)))).json()

  const refreshes = () => {
    const { code: _none, ...fields } = teFields(named, '', {
      ...sends,
      grant_type: 'refresh_token',
      refresh_token: first['refresh_token'] ?? '',
    })
    return signed(named, v2, fields)
  }
  const fields = refreshes()
  const second = await askTokens(trial, fields)
  assert.equal(second.statusCode, 200, second.body)
  const said: Fields = second.json()
  assert.equal(said['state'], fields['state'])
  assert.notEqual(said['refresh_token'], first['refresh_token'])
  assert.match((await askTokens(trial, refreshes())).body, /ESIA-007011/)
})
