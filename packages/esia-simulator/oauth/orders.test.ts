import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acFields,
  foreignClient,
  outcomeAtAc,
  outcomeAtTe,
  signed,
  teFields,
} from '../testing/foreign-client.ts'
import { cmsSigner, gostPair, rawSigner } from '../testing/foreign-signer.ts'
import type { Fields } from '../testing/integrator.ts'
import { trialStand } from '../testing/trial-stand.ts'

const pair = gostPair()
const raw = rawSigner(pair)
const cms = cmsSigner({ signedAttributes: false }, pair)

const orders = {
  v1: 'scope timestamp client_id state',
  'v2/ac': 'client_id scope scope_org timestamp state redirect_uri',
  'v3/te': 'client_id scope scope_org timestamp state redirect_uri code',
  refresh: 'client_id scope timestamp state refresh_token',
  credentials: 'client_id scope timestamp state redirect_uri',
} as const

/** Each place is asked with the values of all of them, so that no two strings are alike. */
const everything = { scope_org: 'org_inn', code: 'a-code', refresh_token: 'a-refresh-token' }
const registered = {
  organisationScopes: ['org_inn'],
  systemScopes: ['openid', 'fullname', 'email', 'mobile'],
  grants: ['authorization_code', 'refresh_token', 'client_credentials'],
}

const places = ['ac', 'v2/ac', 'te', 'authorization_code', 'refresh_token', 'client_credentials'] as const

// oxfmt-ignore
const taken = {
  //              /ac        v2/ac             /te       v3/te: code       refresh                     credentials
  strict: [['v1'], ['v2/ac'],       ['v1'],   ['v3/te'],        ['v2/ac', 'refresh'],        ['credentials']],
  compat: [['v1'], ['v1', 'v2/ac'], ['v1'],   ['v1', 'v3/te'],  ['v1', 'v2/ac', 'refresh'],  ['v1', 'credentials']],
} as const

for (const profile of ['strict', 'compat'] as const) {
  test(`in the profile ${profile} each place takes its own orders and no other`, async () => {
    const trial = await trialStand('RS256')
    const named = await foreignClient(trial, raw, { profile, ...registered })
    const hash = trial.stand.clients.named(named.mnemonic)?.certificates[0]?.hash ?? ''
    const more: Fields = { ...everything, client_certificate_hash: hash }

    const passes = async (place: (typeof places)[number], names: string): Promise<boolean> => {
      if (place === 'ac' || place === 'v2/ac') {
        const as = { signer: place === 'ac' ? cms : raw }
        return (await outcomeAtAc(trial, signed(as, names, acFields(named, more)), place)) === 'login'
      }
      const first = place === 'te'
      const grant_type = first ? 'authorization_code' : place
      const fields = teFields(named, 'a-code', { ...more, grant_type })
      const as = { signer: first ? cms : raw }
      const outcome = await outcomeAtTe(trial, signed(as, names, fields), first ? 'te' : 'v3/te')
      return outcome === 'tokens' || outcome === '007011'
    }

    for (const [at, place] of places.entries()) {
      const passed: string[] = []
      for (const [order, names] of Object.entries(orders)) if (await passes(place, names)) passed.push(order)
      assert.deepEqual(passed, taken[profile][at], place)
    }
  })
}

test('at v3/te every grant takes the same forms', async () => {
  for (const [profile, ofRaw, ofCms] of [
    ['strict', true, false],
    ['compat', true, true],
  ] as const) {
    const trial = await trialStand('RS256')
    const named = await foreignClient(trial, raw, { profile, ...registered })
    const client_certificate_hash = trial.stand.clients.named(named.mnemonic)?.certificates[0]?.hash ?? ''
    const forms = {
      raw,
      cms,
      attached: cmsSigner({ signedAttributes: true, detached: false }, pair),
    }
    for (const [grant_type, names] of [
      ['authorization_code', orders['v3/te']],
      ['refresh_token', orders['v2/ac']],
      ['client_credentials', orders.credentials],
    ] as const) {
      const more = { ...everything, grant_type, client_certificate_hash }
      const passes = async (signer: typeof raw) => {
        const fields = signed({ signer }, names, teFields(named, 'a-code', more))
        return ['tokens', '007011'].includes(await outcomeAtTe(trial, fields, 'v3/te'))
      }
      assert.deepEqual(
        [await passes(forms.raw), await passes(forms.cms), await passes(forms.attached)],
        [ofRaw, ofCms, ofCms],
        `${profile} ${grant_type}`,
      )
    }
  }
})
