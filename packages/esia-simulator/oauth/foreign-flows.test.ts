import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { test } from 'node:test'
import type { Json } from '../testing/fault.ts'
import {
  acFields,
  foreignClient,
  signed,
  teFields,
  v1,
  v2,
  v3,
  type Named,
} from '../testing/foreign-client.ts'
import { cmsSigner, rawSigner } from '../testing/foreign-signer.ts'
import { askTokens, type Fields } from '../testing/integrator.ts'
import { codeFor } from '../testing/person.ts'
import { trialStand, type Trial } from '../testing/trial-stand.ts'

const wide =
  'openid fullname birthdate gender snils inn id_doc birthplace medical_doc residence_doc email mobile contacts addresses vehicles usr_org'

type Way = {
  readonly ac: 'ac' | 'v2/ac'
  readonly signs: readonly [ac: string, te: string]
  readonly sends?: Fields
}

/** From the redirect to the answer with the tokens, as the client itself goes. */
async function tokensOf(named: Named, id: string, { ac, signs, sends = {} }: Way): Promise<Json> {
  const { trial } = named
  const more = { scope: wide, ...sends }
  const code = await codeFor(trial, id, signed(named, signs[0], acFields(named, more)), ac)
  const te = signed(named, signs[1], teFields(named, code, more))
  const answer = await askTokens(trial, te, ac === 'ac' ? 'te' : 'v3/te')
  assert.equal(answer.statusCode, 200, answer.body)
  const said: Json = answer.json()
  assert.equal(typeof said['expires_in'], 'number')
  return said
}

const v1Way: Way = { ac: 'ac', signs: [v1, v1] }
const cms = () => cmsSigner({ signedAttributes: true })

function reader(trial: Trial, token: unknown, headers: Fields = {}) {
  return async (url: string) => {
    const answer = await trial.app.inject({
      url: url.replace('http://localhost:80', ''),
      headers: { authorization: `Bearer ${String(token)}`, ...headers },
    })
    assert.equal(answer.statusCode, 200, `${url}: ${answer.body}`)
    return answer
  }
}

const me = '/rs/prns/1000400505'

test('fr05t1k/esia reads collections by the address of each element, roles inline, organisations by theirs', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cms(), { scopes: wide })
  const sends = { refresh_token: '0a0a0a0a-0000-4000-8000-000000000000' }
  const { access_token: token } = await tokensOf(named, 'no-patronymic', { ...v1Way, sends })
  const read = reader(trial, token)

  for (const [name, types] of [
    ['ctts', ['MBT', 'EML']],
    ['docs', ['RF_PASSPORT', 'MDCL_PLCY']],
    ['orgs', ['LEGAL']],
  ] as const) {
    const { size, elements }: { size: number; elements: string[] } = (await read(`${me}/${name}`)).json()
    assert.equal(size, elements.length)
    const objects = await Promise.all(elements.map(async (url) => (await read(url)).json<{ type: string }>()))
    assert.deepEqual(
      objects.map(({ type }) => type),
      types,
    )
  }
  const roles: { size: number; elements: object[] } = (await read(`${me}/roles`)).json()
  assert.partialDeepStrictEqual(roles, { size: 1, elements: [{ ogrn: '0000000000505' }] })
})

test('ekapusta/oauth2-esia reads a person with everything embedded, schemas and all', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cmsSigner({ signedAttributes: false }), { scopes: wide })
  const { access_token: token } = await tokensOf(named, 'confirmed', v1Way)
  const embed =
    '(contacts.elements-1,addresses.elements-1,documents.elements-1,vehicles.elements-1,organizations.elements-1)'
  const accept = 'application/json; schema="https://esia.gosuslugi.ru/rs/model/prn/Person-3"'
  const read = reader(trial, token, { accept })
  for (const spelled of [embed, encodeURIComponent(embed)]) {
    assert.partialDeepStrictEqual((await read(`/rs/prns/1000400101?embed=${spelled}`)).json(), {
      firstName: 'Вера',
      contacts: { size: 3, elements: [{ type: 'MBT' }] },
      addresses: { size: 2 },
      documents: { size: 2 },
      vehicles: { size: 0, elements: [] },
      organizations: { size: 0, elements: [] },
    })
  }
})

test('sokolovs/esia-oauth2 doubles a slash before the vehicles and asks for elements', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cms(), { scopes: wide })
  const { access_token: token } = await tokensOf(named, 'no-patronymic', v1Way)
  const read = reader(trial, token, { accept: 'application/json' })
  for (const name of ['/addrs', '/ctts', '/docs', '//vhls']) {
    const { size, elements }: { size: number; elements: object[] } = (
      await read(`${me}${name}?embed=(elements)`)
    ).json()
    assert.equal(size, elements.length)
    assert.ok(elements.every((one) => typeof one === 'object'))
  }
})

test('ilimurzin/esia asks for a token of its own for each organisation', async () => {
  const trial = await trialStand('RS256')
  const client = {
    scopes: wide,
    grants: ['authorization_code', 'refresh_token', 'client_credentials'],
    systemScopes: 'org_shortname org_inn',
  }
  const named = await foreignClient(trial, cms(), client)
  const scope = ['org_shortname', 'org_inn']
    .map((name) => `http://esia.gosuslugi.ru/${name}?org_oid=1000500`)
    .join(' ')
  const {
    code: _code,
    redirect_uri: _uri,
    ...fields
  } = teFields(named, '', { scope, grant_type: 'client_credentials', response_type: 'token' })
  const answer = await askTokens(trial, signed(named, v1, fields), 'te')
  assert.equal(answer.statusCode, 200, answer.body)
  const said: Json = answer.json()
  const organization = await reader(trial, said['access_token'])('/rs/orgs/1000500')
  assert.partialDeepStrictEqual(organization.json(), { shortName: 'ООО «Пример»', inn: '0000000505' })

  const foreign = { ...fields, scope: 'http://esia.gosuslugi.ru/org_ogrn?org_oid=1000500' }
  assert.match((await askTokens(trial, signed(named, v1, foreign), 'te')).body, /ESIA-007006/)
})

test('ilimurzin/esia 4 signs raw, sends an empty scope_org and a redirect with a query', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, rawSigner(), { scopes: wide })
  const hash = trial.stand.clients.named(named.mnemonic)?.certificates[0]?.hash ?? ''
  const redirect = { redirect_uri: 'https://client.example/cb?from=esia&x=1' }
  const sends = { scope_org: '', client_certificate_hash: hash, ...redirect }
  const said = await tokensOf(named, 'confirmed', { ac: 'v2/ac', signs: [v2, v3], sends })
  assert.equal(typeof said['refresh_token'], 'string')
  const [, claims = ''] = String(said['access_token']).split('.')
  assert.partialDeepStrictEqual(JSON.parse(Buffer.from(claims, 'base64url').toString()), {
    'urn:esia:sbj_id': 1_000_400_101,
    client_id: named.mnemonic,
  })
})

test('a body in chunks, a form with a charset, a bearer in lower case: each is taken over a real connection', async () => {
  const trial = await trialStand('RS256')
  const named = await foreignClient(trial, cms(), { scopes: wide })
  await trial.app.listen({ port: 0, host: '127.0.0.1' })
  const address = trial.app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const code = await codeFor(trial, 'confirmed', signed(named, v1, acFields(named)), 'ac')
  const body = new URLSearchParams(signed(named, v1, teFields(named, code))).toString()
  const sent = httpRequest({
    port,
    path: '/aas/oauth2/te',
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'transfer-encoding': 'chunked',
    },
  })
  for (let from = 0; from < body.length; from += 100) sent.write(body.slice(from, from + 100))
  sent.end()
  const [answer] = await once(sent, 'response')
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part)
  const said: Json = JSON.parse(Buffer.concat(parts).toString())
  assert.equal(answer.statusCode, 200, JSON.stringify(said))

  const read = await fetch(`http://127.0.0.1:${port}/rs/prns/1000400101/ctts`, {
    headers: { authorization: `bearer ${String(said['access_token'])}` },
  })
  const { elements }: { elements: string[] } = JSON.parse(await read.text())
  assert.ok(elements[0]?.startsWith(`http://127.0.0.1:${port}/rs/prns/`))
})
