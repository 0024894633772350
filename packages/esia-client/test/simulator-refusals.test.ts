import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inProcessSigner, type EsiaClient } from '../index.ts'
import { gosuslugi, signIn, type Person } from './gosuslugi.ts'
import { gostMaterial } from './keys.ts'
import { generations, profiles } from './matrix.ts'

const stand = await gosuslugi()
const mother = await stand.person('mother')
const client = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
const signedIn = await signIn(client, mother)

/** As what the person comes back. */
async function comesBack(esia: EsiaClient, person: Person, confirmedOnly = false) {
  const state = randomUUID()
  const callback = esia.readCallback(
    await person.comeBack(await esia.authorizationUrl({ state, confirmedOnly })),
  )
  const said = callback.ok ? callback.value.state : callback.error.state
  assert.equal(said, state)
  return callback.ok ? 'with a code' : `${callback.error.code} ${callback.error.esiaCode ?? ''}`.trim()
}

for (const generation of generations) {
  const register = (change = {}) => {
    return stand.register({ profile: 'strict', tokenAlgorithm: 'RS256' }, { generation, ...change })
  }

  test(`${generation}: an account that is not confirmed is turned away where only confirmed ones are asked for`, async () => {
    const esia = await register()
    const person = await stand.person('unconfirmed')
    assert.equal(await comesBack(esia, person, true), 'unconfirmed ESIA-007055')
    assert.equal((await signIn(esia, person)).confirmed, false)
  })

  test(`${generation}: clocks ten minutes apart are told from a refusal`, async () => {
    const esia = await register({ now: () => new Date(Date.now() - 600_000) })
    assert.equal(await comesBack(esia, mother), 'clock-skew ESIA-007015')
  })

  test(`${generation}: another key than that of the registered certificate is refused`, async () => {
    const other = gostMaterial('Other', {
      notBefore: new Date('2020-01-01'),
      notAfter: new Date('2049-01-01'),
    })
    const esia = await register({ signer: inProcessSigner(other) })
    assert.match(await comesBack(esia, mother), /^client-rejected ESIA-0070/)
  })

  test(`${generation}: a scope that the system is not registered for is refused`, async () => {
    const esia = await register({ scopes: ['openid', 'bio'] })
    assert.equal(await comesBack(esia, mother), 'scope-rejected ESIA-007006')
  })
}

test('a code serves once', async () => {
  const state = randomUUID()
  const query = await mother.comeBack(await client.authorizationUrl({ state }))
  const code = query['code'] ?? ''
  assert.equal((await client.signIn({ code })).ok, true)
  const again = await client.signIn({ code })
  assert(!again.ok)
  assert.equal(again.error.code, 'grant-rejected')
})

test('a refresh token of another person’s is none of ours', async () => {
  const { tokens } = await signIn(client, mother, true)
  const result = await client.refresh({ refreshToken: tokens.refreshToken ?? '', oid: '1000299654' })
  assert(!result.ok)
  assert.equal(result.error.code, 'invalid-token')
})

test('a refresh token of another system’s is refused', async () => {
  const other = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
  const { oid, tokens } = await signIn(client, mother, true)
  const result = await other.refresh({ refreshToken: tokens.refreshToken ?? '', oid })
  assert(!result.ok)
  assert.equal(result.error.code, 'grant-rejected')
})

test('a made-up refresh token is refused', async () => {
  const result = await client.refresh({ refreshToken: randomUUID(), oid: signedIn.oid })
  assert(!result.ok)
  assert.equal(result.error.code, 'grant-rejected')
})

test('an access token of another system’s is not even sent', async () => {
  const other = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
  const result = await other.fetchPerson({ accessToken: signedIn.tokens.accessToken })
  assert(!result.ok)
  assert.equal(result.error.code, 'invalid-token')
})

for (const [fault, code] of [
  ['person-005011', 'token-rejected'],
  ['person-005013', 'token-rejected'],
  ['person-005029', 'scope-rejected'],
  ['person-html', 'invalid-answer'],
  ['person-redirect-302', 'invalid-answer'],
] as const) {
  test(`${fault} of the stand means ${code}`, async () => {
    await stand.play(fault)
    const result = await client.fetchPerson({ accessToken: signedIn.tokens.accessToken })
    assert(!result.ok)
    assert.equal(result.error.code, code, result.error.detail)
  })
}

test('one 503 of the stand is asked again and harms nobody', async () => {
  await stand.play('person-status-503')
  assert.equal((await client.fetchPerson({ accessToken: signedIn.tokens.accessToken })).ok, true)
})

for (const [fault, code] of [
  ['te-007015', 'clock-skew'],
  ['te-007053', 'client-rejected'],
  ['te-007008', 'unavailable'],
  ['status-503', 'unavailable'],
  ['access-wrong-client', 'invalid-token'],
  ['access-bad-signature', 'invalid-token'],
  ['access-wrong-subject', 'invalid-token'],
  ['wrong-state', 'invalid-answer'],
] as const) {
  test(`a refresh that ends on ${fault} brings no tokens: ${code}`, async () => {
    const { oid, tokens } = await signIn(client, mother, true)
    await stand.play(fault)
    const result = await client.refresh({ refreshToken: tokens.refreshToken ?? '', oid })
    assert(!result.ok)
    assert.equal(result.error.code, code, result.error.detail)
  })
}

for (const profile of profiles) {
  test(`${profile}: v1 by the endpoints of v3 is refused, and so is v3 by those of v1`, async () => {
    for (const generation of generations) {
      const wrong = await stand.register({ profile, tokenAlgorithm: 'RS256' }, { generation })
      const address = new URL(await wrong.authorizationUrl({ state: randomUUID() }))
      address.pathname = generation === 'v1' ? '/aas/oauth2/v2/ac' : '/aas/oauth2/ac'
      const answer = await fetch(address, { redirect: 'manual' })
      const location = answer.headers.get('location') ?? ''
      const accepted = profile === 'compat' && generation === 'v1'
      assert.equal(location === '/login/', accepted, location)
    }
  })
}
