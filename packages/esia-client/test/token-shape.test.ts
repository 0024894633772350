import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeJwt } from '../token/decode-jwt.ts'
import { esia } from './esia.ts'
import { base64url, gost, idClaims, token, tokenOfText } from './tokens.ts'

const header = JSON.stringify({ typ: 'JWT', sbt: 'id', alg: 'GOST3410_2012_256' })
const payload = JSON.stringify(idClaims())
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const good = token('id', idClaims())
const [head = '', body = '', signature = ''] = good.split('.')

const refusals: readonly (readonly [name: string, token: string])[] = [
  ['with sub given twice', tokenOfText(header, payload.replace('{', '{"sub":1000299655,'))],
  [
    'with sub given twice, once in escapes',
    tokenOfText(header, payload.replace('{', '{"s\\u0075b":1000299655,')),
  ],
  ['with alg given twice', tokenOfText(header.replace('{', '{"alg":"none",'), payload)],
  [
    'with an inner oid given twice',
    tokenOfText(header, payload.replace(/("urn:esia:sbj:oid":\d+)/, '$1,$1')),
  ],
  ['nested 13 deep', tokenOfText(header, payload.replace('{', `{"x":${nested(12)},`))],
  ['nested 5000 deep', tokenOfText(header, payload.replace('{', `{"x":${nested(5000)},`))],
  ['longer than 16 KiB', token('id', idClaims({ x: 'x'.repeat(12_300) }))],
  ['with a list for its payload', tokenOfText(header, `[${payload}]`)],
  ['with null for its payload', tokenOfText(header, 'null')],
  ['with text for its header', tokenOfText('"GOST3410_2012_256"', payload)],
  ['with an empty payload', tokenOfText(header, '')],
  ['whose payload is not JSON', tokenOfText(header, payload.slice(1))],
  [
    'whose payload is not UTF-8',
    `${head}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${signature}`,
  ],
  ['of two parts', `${head}.${body}`],
  ['of four parts', `${good}.`],
  ['of five parts, as an encrypted one has', `${good}.${body}.${signature}`],
  ['of one part', head],
  ['that is empty', ''],
  ['padded', `${head}.${body}=.${signature}`],
  ['in the classic base64', `${head}.${Buffer.from(payload).toString('base64')}.${signature}`],
  ['with a line end', `${good}\n`],
  ['with a space before it', ` ${good}`],
  [
    'spelt with spare bits',
    `${head}.${body}.${signature.replace(/.$/, (last) => (last === 'w' ? 'x' : `${last}A`))}`,
  ],
  ['that is a scheme and a token', `Bearer ${good}`],
  ['in JSON', JSON.stringify({ protected: base64url(header), payload: body, signature })],
]

for (const [name, id_token] of refusals) {
  test(`an id token ${name} is refused`, async (t) => {
    const { refuses } = await esia(t, { tokens: { id_token } })
    await refuses('invalid-token', /^id token: /)
  })

  test(`an access token ${name} is refused`, async (t) => {
    const { refuses } = await esia(t, { tokens: { access_token: id_token } })
    await refuses('invalid-token', /^access token: /)
  })
}

test('a token is three parts, neither fewer nor more', () => {
  for (const text of [
    '',
    head,
    `${head}.${body}`,
    `${good}.`,
    `${good}.${body}`,
    `${good}.${body}.${signature}`,
  ]) {
    assert.deepEqual(decodeJwt(text), { ok: false, error: 'not three parts in base64url' })
  }
})

test('a signature of no bytes or of 63 verifies nothing', async (t) => {
  for (const length of [0, 63, 65, 128]) {
    const hand = {
      alg: 'GOST3410_2012_256',
      sign: (text: string) => Buffer.concat([gost().sign(text), gost().sign(text)]).subarray(0, length),
    }
    const { refuses } = await esia(t, { tokens: { id_token: token('id', idClaims(), hand) } })
    await refuses('invalid-token', /verifies the signature/)
  }
})
