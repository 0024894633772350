import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorizationFields } from '../testing/integrator.ts'
import { signInThroughForms } from '../testing/person.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256')
const home = 'http://localhost:3000/signed-out'

test('after the logout the next request asks for the password', async () => {
  for (const name of ['redirect_url', 'redirect_uri']) {
    const { browser } = await signInThroughForms(trial, 'confirmed')
    const query = new URLSearchParams({ client_id: 'REGISTRATURA', [name]: home }).toString()
    assert.equal((await browser.open(`/idp/ext/Logout?${query}`))?.href, home)

    await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
    assert.equal(browser.path, '/login/')
  }
})

test('without an address the stand shows a page of its own', async () => {
  const { browser } = await signInThroughForms(trial, 'confirmed')
  await browser.open('/idp/ext/Logout?client_id=REGISTRATURA')
  assert.match(browser.page, /Вы вышли/)
})

test('a foreign address is not followed, but the person is signed out', async () => {
  for (const query of [
    { client_id: 'REGISTRATURA', redirect_url: 'https://evil.example/' },
    { client_id: 'REGISTRATURA', redirect_url: '//evil.example' },
    { client_id: 'NOBODY', redirect_url: home },
    { redirect_url: home },
  ]) {
    const { browser } = await signInThroughForms(trial, 'confirmed')
    const answer = await browser.ask('GET', `/idp/ext/Logout?${new URLSearchParams(query).toString()}`)
    assert.equal(answer.headers.location, undefined)
    assert.equal(browser.cookie, '')
  }
})
