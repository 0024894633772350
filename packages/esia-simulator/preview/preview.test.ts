import assert from 'node:assert/strict'
import { createVerify } from 'node:crypto'
import { test } from 'node:test'
import type { Json } from '../testing/fault.ts'
import { tokensFor } from '../testing/fault.ts'
import { trialStand } from '../testing/trial-stand.ts'

const trial = await trialStand('RS256', undefined, { host: '0.0.0.0' })
const scope = 'openid fullname mobile'

async function ask(query: Readonly<Record<string, string>>, path = '/trial/preview') {
  return trial.app.inject({
    url: `${path}?${new URLSearchParams(query).toString()}`,
    headers: { host: 'esia.test' },
  })
}

type Shown = { readonly header: Json; readonly claims: Json; readonly jwt: string }
type Told = {
  readonly code: Shown
  readonly access_token: Shown
  readonly id_token?: Shown
  readonly rs: readonly { readonly path: string; readonly status: number; readonly body: Json }[]
}

async function told(query: Readonly<Record<string, string>>): Promise<Told> {
  return (await ask(query)).json()
}

const claimsOf = (jwt: unknown): object =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString())

test('a preview shows the tokens that a sign-in would bring', async () => {
  const shown = await told({ person: 'confirmed', scope })
  const { said } = await tokensFor(trial, 'confirmed', scope)
  const names = (jwt: unknown) => Object.keys(claimsOf(jwt)).sort()
  assert.deepEqual(Object.keys(shown.access_token.claims).sort(), names(said['access_token']))
  assert.deepEqual(Object.keys(shown.id_token?.claims ?? {}).sort(), names(said['id_token']))
  assert.deepEqual(shown.code.header, { ver: 1, typ: 'JWT', sbt: 'authorization_code', alg: 'RS256' })
  assert.equal(shown.access_token.claims['scope'], 'openid fullname?oid=1000400101 mobile?oid=1000400101')

  const [head, body, signature] = shown.access_token.jwt.split('.')
  const verify = createVerify('sha256').update(`${head}.${body}`)
  assert.ok(verify.verify(trial.files['esia-rsa.pub'], signature ?? '', 'base64url'))
})

test('a preview shows what /rs answers: the open and the closed', async () => {
  const { rs } = await told({ person: 'confirmed', scope })
  const at = (end: string) => rs.find(({ path }) => path.endsWith(end))
  assert.partialDeepStrictEqual(rs[0], {
    path: '/rs/prns/1000400101',
    status: 200,
    body: { firstName: 'Вера' },
  })
  assert.deepEqual(at('/ctts')?.body['elements'], ['http://esia.test/rs/prns/1000400101/ctts/1011'])
  assert.partialDeepStrictEqual(at('/ctts?embed=(elements)')?.body, { elements: [{ type: 'MBT' }] })
  assert.partialDeepStrictEqual(at('/docs'), { status: 403, body: { code: 'ESIA-005029' } })
  assert.equal(JSON.stringify(rs).includes('snils'), false)
})

test('without openid there is no id token, and without scopes there are all of the client’s', async () => {
  assert.equal('id_token' in (await told({ person: 'mother', scope: 'fullname' })), false)
  const all = await told({ person: 'mother' })
  assert.ok(all.rs.every(({ status }) => status === 200))
})

test('a preview leaves no trace: its token opens nothing, its code brings nothing', async () => {
  const { codes, accessTokens } = trial.stand.memory
  const sizes = () => [codes.size, accessTokens.size]
  const before = sizes()
  const { access_token: token } = await told({ person: 'confirmed', scope })
  assert.deepEqual(sizes(), before)
  const headers = { authorization: `Bearer ${token.jwt}` }
  assert.equal((await trial.app.inject({ url: '/rs/prns/1000400101', headers })).statusCode, 401)
})

test('what can not be shown is refused with a line, at the page too', async () => {
  for (const [query, line] of [
    [{}, /person is missing/],
    [{ person: 'nobody' }, /there is no person "nobody"/],
    [{ person: 'mother', client: 'NOBODY' }, /there is no client "NOBODY"/],
    [
      { person: 'mother', scope: 'openid everything' },
      /scope "everything" is not registered for REGISTRATURA/,
    ],
  ] as const) {
    const answer = await ask(query)
    assert.equal(answer.statusCode, 400)
    const said: Json = answer.json()
    assert.match(String(said['error']), line)
    if (!('person' in query)) continue
    const page = await ask(query, '/preview')
    assert.equal(page.statusCode, 400)
    assert.match(page.body, /Так показать не получится/)
  }
})

test('the page shows markup in a person’s data as letters', async () => {
  const firstName = '</code><script>alert(1)</script>'
  await trial.app.inject({ method: 'PATCH', url: '/trial/people/minor', payload: { firstName } })
  const { body } = await ask({ person: 'minor', scope }, '/preview')
  assert.match(body, /&lt;script&gt;alert\(1\)/)
  assert.doesNotMatch(body, /<script>/)
})
