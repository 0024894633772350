import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readVerificationKeys } from '../token/verification-keys.ts'
import { verifyAccessToken, verifyTokens } from '../token/verify-tokens.ts'
import { now, theirs } from './keys.ts'
import { accessClaims, base64url, clientId, gost, idClaims, issuer, rs256, token } from './tokens.ts'

const trust = {
  issuer,
  clientId,
  now,
  keys: readVerificationKeys([theirs.gost.certificatePem, theirs.rsa.publicKeyPem]),
  scopes: ['openid', 'fullname'],
}
const accessToken = token('access', accessClaims(), rs256())

/** Never thrown, and never believed. */
function refused(text: string, what = text): void {
  const alone = verifyAccessToken(text, trust)
  const together = verifyTokens({ idToken: text, accessToken }, trust)
  assert.ok(!alone.ok && !together.ok, `believed: ${what}`)
  assert.deepEqual([alone.error.code, together.error.code], ['invalid-token', 'invalid-token'])
}

// A signature of GOST is verified in milliseconds, one of RSA in a fraction of one.
for (const [alg, hand, numRuns] of [
  ['GOST3410_2012_256', gost(), 150],
  ['RS256', rs256(), 1000],
] as const) {
  const good = token('id', idClaims(), hand)
  const [header = '', payload = '', signature = ''] = good.split('.')

  test(`${alg}: a good token is believed, so that refusals mean something`, () => {
    assert.ok(verifyTokens({ idToken: good, accessToken }, trust).ok)
  })

  test(`${alg}: with characters replaced, put in or left out a token is refused`, () => {
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.nat(3),
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        (at, gone, put, inAlphabet) => {
          const added = inAlphabet ? base64url(put) : put
          const damaged = good.slice(0, at) + added + good.slice(at + gone)
          if (damaged !== good) refused(damaged)
        },
      ),
      { numRuns },
    )
  })

  test(`${alg}: a good signature under another header or other claims is refused`, () => {
    const other = fc.oneof(
      fc.json(),
      fc.object().map((fields) => JSON.stringify({ ...idClaims(), ...fields })),
    )
    fc.assert(
      fc.property(other, fc.boolean(), (json, inHeader) => {
        const part = base64url(json)
        if (part === payload) return
        refused(inHeader ? `${part}.${payload}.${signature}` : `${header}.${part}.${signature}`)
      }),
      { numRuns },
    )
  })

  test(`${alg}: no bytes are a signature but those of the key`, () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 64, maxLength: 64 }))
    fc.assert(
      fc.property(bytes, (made) => {
        refused(`${header}.${payload}.${Buffer.from(made).toString('base64url')}`)
      }),
      { numRuns },
    )
  })
}

test('any text is refused as a token, and nothing is thrown', () => {
  const part = fc.oneof(fc.json().map(base64url), fc.base64String(), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 5 }).map((all) => all.join('.')),
      ),
      (text) => refused(text),
    ),
    { numRuns: 2000 },
  )
})
