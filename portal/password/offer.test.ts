import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocklist } from './blocklist.ts'
import { offerPassword } from './offer.ts'
import { checkNewPassword } from './password.ts'

const offered = Array.from({ length: 2000 }, offerPassword)

test('an offered password is taken by either rule', () => {
  for (const password of offered) {
    for (const rule of ['manual', 'strict'] as const) {
      const checked = checkNewPassword({ password, again: password }, { rule, blocklist, own: new Set() })
      assert.deepEqual(checked, { ok: true, value: password })
    }
  }
})

test('an offered password is small letters and digits, and none that looks like another', () => {
  for (const password of offered) {
    assert.match(password, /^[a-z]{5}\d[a-z]{5}\d[a-z]{5}$/)
    assert.doesNotMatch(password, /[01chjquwxy]/)
  }
})

test('an offered password says nothing rude', () => {
  for (const password of offered) assert.doesNotMatch(password, /pid|pis|kak|sos|zop|gad/)
})

test('no two offered passwords are alike, and each sign of each place comes up', () => {
  assert.equal(new Set(offered).size, offered.length)
  for (let place = 0; place < 17; place += 1) {
    const seen = new Set(offered.map((password) => password.charAt(place)))
    const kinds = place % 6 === 5 ? 8 : (place % 6) % 2 === 0 ? 14 : 4
    assert.equal(seen.size, kinds, `place ${place}`)
  }
})
