import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scrub } from '../scrub.ts'
import { esia, goodPerson, sendJson, type Play } from './esia.ts'
import { accessClaims, idClaims, token } from './tokens.ts'

const accessToken = token('access', accessClaims())
const idToken = token('id', idClaims())
const code = token('id', { code: 1 })
const secrets = /Проверкина|Анна|1990|600 06|mail\.example|000\D?123|1000299654|eyJ/

const echo = (body: string, secret: string) =>
  `ESIA-009999 for Проверкина: code=${code} secret=${secret} body=${body} tokens ${accessToken} ${idToken}`

const plays: Record<string, Play> = {
  'a refusal that echoes our request': {
    answerToken: (reply, { body }) => {
      const secret = new URLSearchParams(body).get('client_secret') ?? ''
      sendJson(
        reply,
        { error: 'who_knows', error_description: echo(body, secret).replace('Проверкина', '') },
        400,
      )
    },
  },
  'a 500 that echoes our request': {
    answerToken: (reply, { body }) => reply.writeHead(500).end(echo(body, '')),
  },
  'a person answer with a spoilt field': { person: { ...goodPerson, snils: '000-000-600 06 Анна' } },
  'a person answer cut in half': {
    answerPerson: (reply) => reply.end(JSON.stringify(goodPerson).slice(0, 99)),
  },
  'a refusal of the person endpoint': {
    answerPerson: (reply, { headers }) =>
      sendJson(
        reply,
        { error: 'x', error_description: `Проверкина ${String(headers['authorization'])}` },
        403,
      ),
  },
  'an id token of another client': { tokens: { id_token: token('id', idClaims({ aud: 'Проверкина' })) } },
}

for (const [name, play] of Object.entries(plays)) {
  test(`${name} leaves no secret, token or personal value in the failure`, async (t) => {
    const { client } = await esia(t, play)
    const result = await client.signIn({ code })

    assert(!result.ok)
    assert.doesNotMatch(JSON.stringify(result), secrets)
    assert.doesNotMatch(JSON.stringify(result), /[\w-]{60}/)
    assert(result.error.detail.length <= 500)
  })
}

test('a log detail keeps ESIA codes and words', () => {
  assert.equal(
    scrub('token answered 400: ESIA-007011 code invalid [scope]'),
    'token answered 400: ESIA-007011 code invalid [scope]',
  )
})

test('a log detail loses numbers, addresses, long runs and control characters', () => {
  assert.equal(scrub('a\r\nb\u001b[31m'), 'a b [31m')
  assert.equal(scrub('СНИЛС 112-233-445 95.'), 'СНИЛС [cut].')
  assert.equal(scrub('тел. +7(999)123-45-67'), 'тел. +[cut]')
  assert.equal(scrub('почта anna@mail.example конец'), 'почта [cut] конец')
  assert.equal(scrub('x'.repeat(33)), '[cut]')
  assert.equal(scrub('я '.repeat(1000)).length, 500)
})
