import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askTokens, authorizationFields, tokenFields } from './testing/integrator.ts'
import { codeFor, signInThroughForms } from './testing/person.ts'
import { trialStand } from './testing/trial-stand.ts'

test('a person signs in with password and SMS code and the client reads who they are', async () => {
  const trial = await trialStand()
  const fields = authorizationFields(trial)
  const { back } = await signInThroughForms(trial, 'confirmed', fields)
  assert.equal(back?.origin, 'http://localhost:3000')
  assert.equal(back.searchParams.get('state'), fields['state'])

  const answer = await askTokens(trial, tokenFields(trial, back.searchParams.get('code') ?? ''))
  assert.equal(answer.statusCode, 200, answer.body)
  const tokens: Record<string, string> = answer.json()

  const embed = '(contacts.elements,documents.elements-1)'
  const person = await trial.app.inject({
    url: `/rs/prns/1000400101?embed=${encodeURIComponent(embed)}`,
    headers: { authorization: `Bearer ${tokens['access_token']}` },
  })
  assert.equal(person.statusCode, 200, person.body)
  assert.partialDeepStrictEqual(person.json(), {
    firstName: 'Вера',
    trusted: true,
    snils: '000-000-701 22',
    birthDate: '12.04.1958',
    contacts: { size: 2 },
    documents: { size: 2, elements: [{ type: 'RF_PASSPORT' }, { type: 'MDCL_PLCY' }] },
  })
})

test('a person who has granted nothing is asked once', async () => {
  const trial = await trialStand()
  const { browser, back } = await signInThroughForms(trial, 'mother')
  assert.equal(back, undefined)
  assert.match(browser.page, /Предоставить/)
  assert.match(browser.page, /СНИЛС/)

  assert.ok((await browser.send({ answer: 'allow' }))?.searchParams.has('code'))
  assert.ok(await codeFor(trial, 'mother'))
  const second = await signInThroughForms(trial, 'mother')
  assert.ok(second.back?.searchParams.has('code'))

  await browser.open('/phone', { withdraw: 'mother' })
  const third = await signInThroughForms(trial, 'mother')
  assert.equal(third.back, undefined, 'after a withdrawal they are asked again')
})

test('over real HTTP the client’s form is read with the charset that fetch adds, and addresses bear its host', async () => {
  const trial = await trialStand()
  const origin = await trial.app.listen({ port: 0, host: '127.0.0.1' })
  const form = new URLSearchParams(tokenFields(trial, await codeFor(trial, 'confirmed')))

  const answer = await fetch(`${origin}/aas/oauth2/v3/te`, { method: 'POST', body: form })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/)
  const tokens: unknown = await answer.json()
  assert.ok(typeof tokens === 'object' && tokens !== null && 'access_token' in tokens)

  const contacts = await fetch(`${origin}/rs/prns/1000400101/ctts`, {
    headers: { authorization: `Bearer ${String(tokens.access_token)}` },
  })
  assert.ok((await contacts.text()).includes(`"${origin}/rs/prns/1000400101/ctts/1011"`))
})
