import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acFields, foreignClient, outcomeAtAc, signed, teFields, v2, v3 } from '../testing/foreign-client.ts'
import { rawSigner } from '../testing/foreign-signer.ts'
import { askTokens, type Fields } from '../testing/integrator.ts'
import { signInThroughForms } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const consents = [
  {
    sysname: 'CLINIC',
    scopes: ['id_doc', 'inn', 'ndfl_person'],
    mandatoryScopes: ['snils'],
    actions: ['READ'],
    purposes: ['REGISTRATION'],
    longest: 60,
  },
  { sysname: 'BANK', scopes: ['inn'], actions: ['READ'], purposes: ['LOAN'] },
]

const named = (names: readonly string[]) => names.map((sysname) => ({ sysname }))
const permission = {
  sysname: 'CLINIC',
  expire: 30,
  responsibleObject: 'registry',
  actions: named(['READ']),
  purposes: named(['REGISTRATION']),
  scopes: named(['snils', 'id_doc']),
}
const encoded = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url')

const trial = await trialStand('RS256')
const client = await foreignClient(trial, rawSigner(), { consents })
const hash = trial.stand.clients.named(client.mnemonic)?.certificates[0]?.hash ?? ''
const asking = (permissions: string): Fields =>
  signed(client, v2, acFields(client, { scope: 'openid', permissions, client_certificate_hash: hash }))

test('a consent hands over its scopes, though scope says openid alone', async () => {
  const { browser, back } = await signInThroughForms(trial, 'mother', asking(encoded([permission])))
  assert.equal(back, undefined)
  assert.match(browser.page, /СНИЛС/)
  const answer = await browser.send({ answer: 'allow' })

  const code = answer?.searchParams.get('code') ?? ''
  const redeems = teFields(client, code, { scope: 'openid', client_certificate_hash: hash })
  const said: Fields = (await askTokens(trial, signed(client, v3, redeems))).json()
  const claims: Fields = JSON.parse(
    Buffer.from(said['access_token']?.split('.')[1] ?? '', 'base64url').toString(),
  )
  assert.match(claims['scope'] ?? '', /^openid snils\?oid=\d+ id_doc\?oid=\d+$/)
})

test('each way out of a consent has a code of its own', async () => {
  const wrong: readonly (readonly [code: string, permissions: unknown])[] = [
    ['007003', {}],
    ['007003', []],
    ['036700', [{ ...permission, sysname: undefined }]],
    ['036700', [1]],
    ['036701', [{ ...permission, sysname: 'UNKNOWN' }]],
    ['036702', [{ ...permission, scopes: named(['id_doc']) }]],
    ['036703', [{ ...permission, scopes: named(['snils', 'email']) }]],
    ['036704', [{ ...permission, scopes: named(['snils', 'ndfl_person']) }]],
    ['036705', [{ ...permission, actions: [] }]],
    ['036706', [{ ...permission, actions: named(['WRITE']) }]],
    ['036707', [{ ...permission, purposes: undefined }]],
    ['036726', [{ ...permission, purposes: named(['NOTHING']) }]],
    ['036727', [{ ...permission, purposes: named(['LOAN']) }]],
    ['036716', [{ ...permission, expire: 61 }]],
    ['036716', [{ ...permission, expire: 0 }]],
    ['036716', [{ ...permission, expire: '30' }]],
    ['036716', [permission, { ...permission, expire: undefined }]],
  ]
  for (const [code, permissions] of wrong) {
    assert.equal(
      await outcomeAtAc(trial, asking(encoded(permissions)), 'v2/ac'),
      code,
      JSON.stringify(permissions),
    )
  }
  assert.equal(await outcomeAtAc(trial, asking('@@@'), 'v2/ac'), '007003')
  assert.equal(await outcomeAtAc(trial, asking(encoded([permission])), 'v2/ac'), 'login')
})
