import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Browser } from '../testing/browser.ts'
import { authorizationFields } from '../testing/integrator.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'
import { qrIdIn } from './qr.ts'

type Generated = { readonly signed_token: string; readonly qr_id: string }

async function generate(trial: Trial, payload?: object): Promise<{ browser: Browser; qr: Generated }> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  const headers = { cookie: browser.cookie, 'content-type': 'application/json' }
  const answer = await trial.app.inject({
    method: 'POST',
    url: '/qr-delegate/qr/generate',
    headers,
    ...(payload && { payload }),
  })
  assert.equal(answer.statusCode, 200)
  return { browser, qr: answer.json() }
}

const subscribe = (trial: Trial, qrId: string, cookie = '') =>
  trial.app.inject({ url: `/qr-delegate/qr/subscribe/${qrId}`, headers: { cookie } })

async function approve(trial: Trial, text: string, person: string): Promise<Browser> {
  const phone = new Browser(trial.app)
  await phone.open(`/phone/qr?signed_token=${encodeURIComponent(text)}`)
  await phone.send({ person })
  return phone
}

/** The data of the last event, and its name. */
function last(body: string): { name: string; data: Readonly<Record<string, unknown>> } {
  const [, name = '', data = ''] = /event: (\S+)\ndata: (.*)\n\n$/.exec(body) ?? []
  return { name, data: JSON.parse(data) }
}

test('a program shows the token, the phone approves, and the stream ends with the way back', async () => {
  const trial = await trialStand('RS256')
  const { browser, qr } = await generate(trial)
  assert.equal(qrIdIn(`gosuslugi://auth/signed_token=${qr.signed_token}`), qr.qr_id)

  const stream = subscribe(trial, qr.qr_id, browser.cookie)
  const phone = await approve(trial, `gosuslugi://auth/signed_token=${qr.signed_token}`, 'confirmed')
  assert.match(phone.page, /Вход подтверждён/)
  const { body, headers } = await stream
  assert.match(String(headers['content-type']), /^text\/event-stream/)
  assert.match(body, /^event: waiting\ndata:\n\n/)
  const { name, data } = last(body)
  assert.equal(name, 'qr-auth-confirmed')
  assert.equal(data['action'], 'DONE')
  assert.ok(new URL(String(data['redirect_url'])).searchParams.has('code'))
})

test('who has granted nothing is asked in the same session', async () => {
  const trial = await trialStand('RS256')
  const { browser, qr } = await generate(trial, { esia_session: 'x' })
  await approve(trial, qr.signed_token, 'mother')
  assert.equal(
    last((await subscribe(trial, qr.qr_id, browser.cookie)).body).data['action'],
    'GRANT_SCOPE_ACCESS',
  )
  const headers = { cookie: browser.cookie }
  const allowed = await trial.app.inject({ method: 'POST', url: '/aas/oauth2/api/scope/allow', headers })
  assert.equal(allowed.json<Record<string, unknown>>()['action'], 'DONE')
})

test('a made-up code, a late one, one used up and another browser’s end with an error', async () => {
  const trial = await trialStand('RS256')
  const { browser, qr } = await generate(trial)
  const other = await generate(trial)
  const error = async (qrId: string, cookie?: string) => {
    const { name, data } = last((await subscribe(trial, qrId, cookie)).body)
    assert.equal(name, 'qr-error')
    assert.partialDeepStrictEqual(data, { error: { code: 'QR_CODE_SESSION_OUTDATED' } })
  }
  await error('made-up')
  await error(qr.qr_id, other.browser.cookie)

  await approve(trial, qr.signed_token, 'confirmed')
  await subscribe(trial, qr.qr_id, browser.cookie)
  await error(qr.qr_id, browser.cookie)

  wait(trial, 300)
  await error(other.qr.qr_id, other.browser.cookie)
})

test('a new code voids the former of the same browser, and nonsense on the phone leads nowhere', async () => {
  const trial = await trialStand('RS256')
  const { browser, qr } = await generate(trial)
  const headers = { cookie: browser.cookie }
  await trial.app.inject({ method: 'POST', url: '/qr-delegate/qr/generate', headers })
  const phone = new Browser(trial.app)
  for (const text of [qr.signed_token, 'a.b.c', '', 'gosuslugi://auth/signed_token=']) {
    await phone.open(`/phone/qr?signed_token=${encodeURIComponent(text)}`)
    assert.match(phone.page, /больше не действует/)
  }
})
