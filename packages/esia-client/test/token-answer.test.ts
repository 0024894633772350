import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'
import { esia, listen, sendJson, type Play } from './esia.ts'

const id = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'

const changes: readonly (readonly [name: string, tokens: NonNullable<Play['tokens']>, detail: RegExp])[] = [
  ['OA-026 without an id token', { id_token: undefined }, /no id_token/],
  ['OA-026 with null for the id token', { id_token: null }, /no id_token/],
  ['OA-026 with the id token in a list', { id_token: ['x'] }, /no id_token/],
  ['OA-026 without an access token', { access_token: undefined }, /no access_token/],
  ['OA-026 with an access token that is an object', { access_token: {} }, /no access_token/],
  ['OA-026 with expires_in of -1', { expires_in: -1 }, /expires_in/],
  ['OA-026 with expires_in of 0', { expires_in: 0 }, /expires_in/],
  ['OA-026 with expires_in as text', { expires_in: '3600' }, /expires_in/],
  ['OA-026 without expires_in', { expires_in: undefined }, /expires_in/],
  ['OA-026 with an error beside the tokens', { error: 'server_error' }, /error beside/],
  ['OA-026 with null for an error', { error: null }, /error beside/],
  ['with a refresh token that is null', { refresh_token: null }, /refresh_token/],
  ['with an empty refresh token', { refresh_token: '' }, /refresh_token/],
  ['with a refresh token in a list', { refresh_token: ['x'] }, /refresh_token/],
  ['with the token type mac', { token_type: 'mac' }, /token_type/],
  ['without a token type', { token_type: undefined }, /token_type/],
  ['with token types in a list', { token_type: ['Bearer'] }, /token_type/],
  ['with another state', { state: id }, /state/],
  ['with an empty state', { state: '' }, /state/],
  ['with null for the state', { state: null }, /state/],
  ['without a state', { state: undefined }, /state/],
]

for (const [name, tokens, detail] of changes) {
  test(`a token answer ${name} is refused`, async (t) => {
    const { refuses, heard } = await esia(t, { tokens })
    await refuses('invalid-answer', detail)
    assert.equal(heard.length, 1)
  })
}

const bodies: readonly (readonly [name: string, body: string | Buffer, headers?: Record<string, string>])[] =
  [
    ['OA-026 in HTML', '<!doctype html><title>Вход</title>', { 'content-type': 'text/html' }],
    ['OA-026 of no bytes', ''],
    ['OA-026 that is a list', '[{}]'],
    ['OA-026 that is null', 'null'],
    ['OA-026 that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['OA-026 of 5 MB', Buffer.alloc(5_000_000, 0x20)],
    [
      'OA-026 of 5 MB that announces no length',
      Buffer.alloc(5_000_000, 0x20),
      { 'transfer-encoding': 'chunked' },
    ],
    [
      'OA-026 that unpacks to 50 MB',
      gzipSync(Buffer.alloc(50_000_000, 0x20)),
      { 'content-encoding': 'gzip' },
    ],
  ]

for (const [name, body, headers] of bodies) {
  test(`a token answer ${name} is refused`, async (t) => {
    const { refuses } = await esia(t, { answerToken: (reply) => reply.writeHead(200, headers).end(body) })
    await refuses('invalid-answer', /^token/)
  })
}

test('OA-026 a body without an end is cut at 1 MiB and the connection closed', async (t) => {
  const closed = Promise.withResolvers<number>()
  const { refuses } = await esia(t, {
    answerToken: (reply) => {
      let sent = 0
      const send = () => {
        while (!reply.destroyed && reply.write(Buffer.alloc(65_536, 0x20))) sent += 65_536
        sent += 65_536
      }
      reply
        .writeHead(200)
        .on('drain', send)
        .on('close', () => closed.resolve(sent))
      send()
    },
  })

  await refuses('invalid-answer', /too-large/)
  assert((await closed.promise) < 20_000_000)
})

test('a token answer with state given twice is refused', async (t) => {
  const { refuses } = await esia(t, {
    answerToken: (reply, _heard, good) => reply.end(JSON.stringify(good()).replace('{', `{"state":"${id}",`)),
  })
  await refuses('invalid-answer', /given twice/)
})

test('a good token answer passes as text/plain and with a byte order mark', async (t) => {
  const { client } = await esia(t, {
    answerToken: (reply, _heard, good) => {
      reply.writeHead(200, { 'content-type': 'text/plain' }).end(`\u{feff}${JSON.stringify(good())}`)
    },
  })
  assert.equal((await client.signIn({ code: 'code' })).ok, true)
})

test('a refresh token is handed over beside the access token, and nowhere else', async (t) => {
  const { client } = await esia(t, { tokens: { refresh_token: 'secret-refresh' } })
  const result = await client.signIn({ code: 'code' })

  assert(result.ok)
  const { tokens, ...others } = result.value
  assert.equal(tokens.refreshToken, 'secret-refresh')
  assert.doesNotMatch(JSON.stringify(others), /secret-refresh/)
})

for (const status of [301, 302, 303, 307, 308, 300, 304]) {
  test(`OA-027 a ${status} from the token endpoint is not followed`, async (t) => {
    let followed = 0
    const other = await listen(t, (_request, reply) => {
      followed++
      reply.end()
    })
    const { refuses } = await esia(t, {
      answerToken: (reply) => reply.writeHead(status, { location: `${other}/aas/oauth2/v3/te` }).end(),
    })

    await refuses('invalid-answer', /redirected/)
    assert.equal(followed, 0)
  })
}

const errors: readonly (readonly [status: number, error: string, description: string, code: string])[] = [
  [400, 'invalid_grant', 'ESIA-007011: The provided authorization grant is invalid', 'grant-rejected'],
  [400, 'invalid_grant', '', 'grant-rejected'],
  [401, 'invalid_client', 'ESIA-007053: OAuthErrorEnum.clientSecretWrong', 'client-rejected'],
  [401, 'invalid_client', 'ESIA-008010: authentication failed', 'client-rejected'],
  [400, 'invalid_request', 'ESIA-007015: wrong time', 'clock-skew'],
  [400, 'invalid_scope', 'ESIA-007006: scope', 'scope-rejected'],
  [400, 'temporarily_unavailable', 'ESIA-007008: maintenance', 'unavailable'],
  [400, 'who_knows', 'ESIA-007999: new', 'other'],
]

for (const [status, error, error_description, code] of errors) {
  test(`a token refusal ${status} ${error} ${error_description} means ${code}`, async (t) => {
    const { refuses } = await esia(t, {
      answerToken: (reply) => sendJson(reply, { error, error_description }, status),
    })
    await refuses(code)
  })
}

test('a refusal in text/plain is understood by its ESIA code', async (t) => {
  const { client } = await esia(t, {
    answerToken: (reply) =>
      reply.writeHead(400, { 'content-type': 'text/plain' }).end('ESIA-007011: grant is invalid'),
  })
  const result = await client.signIn({ code: 'code' })

  assert(!result.ok)
  assert.equal(result.error.code, 'grant-rejected')
  assert.equal(result.error.esiaCode, 'ESIA-007011')
})

test('a 404 page is a refusal of no known kind', async (t) => {
  const { refuses } = await esia(t, {
    answerToken: (reply) => reply.writeHead(404).end('<h1>Not found</h1>'),
  })
  await refuses('other', /404/)
})
