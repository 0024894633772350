import assert from 'node:assert/strict'
import { test } from 'node:test'
import { switchOn } from '../testing/fault.ts'
import { askTokens, authorizationFields, redirectUri, tokenFields } from '../testing/integrator.ts'
import { signInThroughForms } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'
import { returns } from './returns.ts'

const trial = await trialStand('RS256')

/** Where the browser ends up, at once or after the sign-in. */
async function cameBack(): Promise<{ at: 'once' | 'sign-in'; query: URLSearchParams; state: string }> {
  const fields = authorizationFields(trial)
  const state = fields['state'] ?? ''
  const query = new URLSearchParams(fields).toString()
  const first = await trial.app.inject({ url: `/aas/oauth2/v2/ac?${query}` })
  const location = String(first.headers.location)
  if (location.startsWith(redirectUri)) return { at: 'once', query: new URL(location).searchParams, state }

  const { back } = await signInThroughForms(trial, 'confirmed', fields)
  assert.ok(back !== undefined && back.href.startsWith(redirectUri))
  return { at: 'sign-in', query: back.searchParams, state }
}

test('each error of ESIA comes to the redirect with its code, its error and the state', async () => {
  for (const { name, at } of returns.errors) {
    switchOn(trial, name)
    const came = await cameBack()
    assert.equal(came.at, at === 'authorization' ? 'once' : 'sign-in', name)
    assert.match(came.query.get('error_description') ?? '', new RegExp(`^${name.toUpperCase()}: .`))
    assert.match(came.query.get('error') ?? '', /^[a-z_]+$/)
    assert.equal(came.query.get('state'), came.state)
    assert.equal(came.query.get('code'), null)
    assert.deepEqual(trial.stand.memory.faults.on, [], `${name} is used up`)
  }
  assert.ok((await cameBack()).query.has('code'))
})

test('errors bear the names that OAuth has for them', async () => {
  for (const [name, error] of [
    ['esia-007002', 'unauthorized_client'],
    ['esia-007006', 'invalid_scope'],
    ['esia-007007', 'server_error'],
    ['esia-007008', 'temporarily_unavailable'],
    ['esia-007053', 'access_denied'],
    ['refused', 'access_denied'],
  ] as const) {
    switchOn(trial, name)
    assert.equal((await cameBack()).query.get('error'), error, name)
  }
})

test('a person comes back with what they should not', async () => {
  const names = async (name: string) => {
    switchOn(trial, name)
    const { query, state } = await cameBack()
    return { names: [...query.keys()], query, state }
  }
  assert.deepEqual((await names('return-without-state')).names, ['code'])
  assert.deepEqual((await names('return-without-code')).names, ['state'])
  assert.deepEqual((await names('error-without-text')).names, ['error', 'state'])
  assert.deepEqual((await names('error-without-state')).names, ['error', 'error_description'])
  assert.deepEqual((await names('error-with-code')).names, ['error', 'error_description', 'code', 'state'])
  assert.equal((await names('unknown-error')).query.get('error'), 'something_else')
  assert.equal((await names('return-empty-code')).query.get('code'), '')
  assert.equal((await names('return-huge-code')).query.get('code')?.length, 100_000)

  const wrong = await names('return-wrong-state')
  assert.match(wrong.query.get('state') ?? '', /^[\da-f-]{36}$/)
  assert.notEqual(wrong.query.get('state'), wrong.state)
})

test('a code that was used or never issued brings no tokens', async () => {
  for (const name of ['reused-code', 'unknown-code']) {
    switchOn(trial, name)
    const { query, state } = await cameBack()
    assert.equal(query.get('state'), state)
    const answer = await askTokens(trial, tokenFields(trial, query.get('code') ?? ''))
    assert.equal(answer.statusCode, 400)
    assert.match(answer.body, /ESIA-007011/)
  }
})

test('every fault of the return has been tried here', () => {
  const tried =
    'refused unknown-error error-without-text error-without-state error-with-code return-without-state return-wrong-state return-without-code return-empty-code return-huge-code unknown-code reused-code'
  assert.deepEqual(returns.answers.map(({ name }) => name).toSorted(), tried.split(' ').toSorted())
})
