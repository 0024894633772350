import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorizationFields } from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

async function lines(trial: Trial): Promise<readonly string[]> {
  const { journal }: { journal: { line: string }[] } = (
    await trial.app.inject({ url: '/trial/journal' })
  ).json()
  return journal.map(({ line }) => line)
}

test('the journal tells how a request was signed and why one was refused, newest first', async () => {
  const trial = await trialStand('RS256')
  await codeFor(trial, 'confirmed')
  const wrong = authorizationFields(trial, undefined, (of) => ({ ...of, client_secret: 'AAAA' }))
  await trial.app.inject({ url: `/aas/oauth2/v2/ac?${new URLSearchParams(wrong).toString()}` })

  const [newest = '', ...before] = await lines(trial)
  assert.match(newest, /^v2\/ac of "REGISTRATURA" refused: ESIA-007053/)
  assert.ok(before.some((line) => line.endsWith('signed in the order of v2/ac, raw GOST')))
  assert.match((await trial.app.inject({ url: '/journal' })).body, /<code>v2\/ac of &quot;REGISTRATURA&quot;/)
})

test('the journal bears no secret, no code and nothing of a person', async () => {
  const trial = await trialStand('RS256')
  const fields = authorizationFields(trial)
  const code = await codeFor(trial, 'confirmed', fields)
  const all = (await lines(trial)).join('\n')
  for (const secret of [code, fields['client_secret'] ?? '', 'Иванова', '+7(000)0000101', '000-000-701 22']) {
    assert.equal(all.includes(secret), false)
  }
})

test('the journal keeps the last three hundred lines', async () => {
  const trial = await trialStand('RS256')
  for (let at = 0; at < 310; at += 1) trial.stand.log(`line ${at}`)
  const kept = await lines(trial)
  assert.equal(kept.length, 300)
  assert.equal(kept[0], 'line 309')
})
