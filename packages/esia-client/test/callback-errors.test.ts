import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCallback } from '../authorization/read-callback.ts'
import { esiaErrors } from '../esia-errors.ts'
import type { EsiaFailureCode } from '../index.ts'
import { esia, sendJson } from './esia.ts'

const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'

function read(error: string, error_description?: string) {
  const result = readCallback({
    state,
    error,
    ...(error_description === undefined ? {} : { error_description }),
  })
  assert(!result.ok)
  assert.equal(result.error.state, state)
  return result.error
}

/** Section 8 of the protocol, whole: each documented code and what it means to us. */
const meanings = {
  'refused-by-person': '007004',
  unconfirmed: '007055',
  unavailable: '007007 007008',
  'clock-skew': '007015',
  'client-rejected':
    '007002 007003 007005 007009 007012 007014 007019 007023 007038 007039 007053 007060 007061 008010',
  'grant-rejected': '007011 007040',
  'scope-rejected':
    '005029 007006 007013 007194 036700 036701 036702 036703 036704 036705 036706 036707 036716 036726 036727',
  'token-rejected': '005011 005013',
  'second-factor-missing': '007046',
  'role-rejected': '007062',
  'qr-failed': '007110',
} satisfies Record<Exclude<EsiaFailureCode, OurOwn>, string>

/** What no code of ESIA's means: we find these ourselves, and `other` is for codes that nobody has documented. */
type OurOwn = 'timed-out' | 'invalid-token' | 'invalid-answer' | 'other'

test('the catalogue and this table are the same list', () => {
  const listed = Object.values(meanings).flatMap((numbers) => numbers.split(' '))
  assert.deepEqual(listed.map((number) => `ESIA-${number}`).toSorted(), [...esiaErrors.keys()].toSorted())
  assert.equal(new Set(listed).size, listed.length)
})

for (const [code, numbers] of Object.entries(meanings)) {
  test(`the token and the person endpoint mean ${code} by the same codes`, async (t) => {
    const { client } = await esia(t, {
      answerToken: (reply, heard, good) => {
        const number = new URLSearchParams(heard.body).get('code') ?? ''
        if (number === 'good') return sendJson(reply, good())
        return sendJson(reply, { error: 'access_denied', error_description: `ESIA-${number}: x` }, 400)
      },
      answerPerson: (reply) => sendJson(reply, { code: `ESIA-${atPerson}`, message: 'x' }, 403),
    })
    let atPerson = ''
    for (const number of numbers.split(' ')) {
      atPerson = number
      for (const asked of [number, 'good']) {
        const result = await client.signIn({ code: asked })
        assert(!result.ok)
        assert.deepEqual([result.error.code, result.error.esiaCode], [code, `ESIA-${number}`])
      }
    }
  })
}

for (const [code, numbers] of Object.entries(meanings)) {
  for (const number of numbers.split(' ')) {
    test(`ESIA-${number} means ${code}`, () => {
      const error = read('access_denied', `ESIA-${number}: text`)

      assert.equal(error.code, code)
      assert.equal(error.esiaCode, `ESIA-${number}`)
      assert.doesNotMatch(error.detail, /: text/)
    })
  }
}

test('OA-010 a refusal without an ESIA code is the person’s', () => {
  assert.equal(read('access_denied').code, 'refused-by-person')
})

test('IF-008 a time out of tolerance is our clock’s fault and not the person’s', () => {
  assert.equal(read('invalid_request', 'ESIA-007015: The request has wrong time').code, 'clock-skew')
})

test('a wrong secret comes as access_denied and is not taken for the person’s refusal', () => {
  const error = read('access_denied', 'ESIA-007053: OAuthErrorEnum.clientSecretWrong')

  assert.equal(error.code, 'client-rejected')
  assert.match(error.detail, /client secret wrong/)
})

test('the name of a missing parameter reaches the log', () => {
  const said = 'ESIA-007014: The request doesn`t contain the mandatory parameter [client_certificate_hash].'
  assert.match(read('invalid_request', said).detail, /\[client_certificate_hash\]/)
})

test('an unknown ESIA code is kept with its words', () => {
  const error = read('access_denied', 'ESIA-009999: Новая причина')

  assert.equal(error.code, 'other')
  assert.equal(error.esiaCode, 'ESIA-009999')
  assert.match(error.detail, /Новая причина/)
})

test('an unknown error without a code is kept with its words', () => {
  const error = read('teapot', 'short and stout')

  assert.deepEqual([error.code, error.esiaCode], ['other', undefined])
  assert.match(error.detail, /teapot short and stout/)
})

test('a description can’t write lines, numbers, addresses or tokens into the log', () => {
  const { detail } = read(
    'x',
    `a @@ b user@mail.example СНИЛС 000-000-600 06 тел. +7(999)1234567 ${'eyJhbGciOiJub25lIn0'.repeat(3)} end`,
  )

  assert.match(detail, / end$/)
  assert.doesNotMatch(detail, /mail\.example|600|1234|eyJ/)
})

test('a description with line ends is refused whole', () => {
  const result = readCallback({ state, error: 'x', error_description: 'a\r\nlevel=fatal' })

  assert(!result.ok)
  assert.equal(result.error.code, 'invalid-answer')
  assert.doesNotMatch(result.error.detail, /fatal/)
})
