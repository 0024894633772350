import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  acFields,
  foreignRedirect,
  outcomeAtAc,
  register,
  signed,
  v1,
  v2,
} from '../testing/foreign-client.ts'
import { cmsSigner, gostPair, rawSigner } from '../testing/foreign-signer.ts'
import { trialStand } from '../testing/trial-stand.ts'
import { readClientsFile } from './read-clients-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'esia-simulator-clients-'))
after(() => rmSync(folder, { recursive: true }))
const pair = gostPair()
writeFileSync(join(folder, 'client.crt'), pair.certificate)
writeFileSync(join(folder, 'broken.crt'), '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n')

function fileOf(content: unknown): string {
  const path = join(folder, 'clients.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const defaults = { tokenAlgorithm: 'RS256', profile: 'strict' } as const
const right = { mnemonic: '775607_DP', certificate: 'client.crt', domains: ['client.example'] }

test('a client of the file signs in beside the one of the trial', async () => {
  const { certificate, ...rest } = right
  const clientsFile = fileOf({
    clients: [{ ...rest, certificates: [certificate], issuer: 'http://esia.gosuslugi.ru/' }],
  })
  const trial = await trialStand('RS256', undefined, { clientsFile })
  assert.deepEqual(
    trial.stand.clients.all().map(({ mnemonic }) => mnemonic),
    ['REGISTRATURA', '775607_DP'],
  )
  const named = { trial, mnemonic: '775607_DP', signer: cmsSigner({ signedAttributes: false }, pair) }
  assert.equal(await outcomeAtAc(trial, signed(named, v1, acFields(named)), 'ac'), 'login')
})

test('what the file leaves out is filled in', () => {
  const read = readClientsFile(fileOf([right]), defaults)
  assert.ok(read.ok)
  const [client] = read.value
  assert.partialDeepStrictEqual(client, {
    name: '775607_DP',
    profile: 'strict',
    tokenAlgorithm: 'RS256',
    grants: ['authorization_code', 'refresh_token'],
    systemScopes: [],
  })
  assert.equal(client?.scopes.includes('id_doc'), true)
  assert.equal(client.certificates[0]?.kind, 'gost')
})

test('what is wrong with the file is one line that names the client and the field', () => {
  const wrong: readonly (readonly [content: unknown, line: RegExp])[] = [
    ['{', /no JSON with a list/],
    [{}, /no JSON with a list/],
    [[1], /client number 1 is no object/],
    [[right, {}], /client number 2: mnemonic is missing/],
    [[{ ...right, mnemonic: 'a b' }], /mnemonic is not up to 64/],
    [[{ ...right, mnemonic: 7 }], /mnemonic is no text/],
    [[{ ...right, certificate: 'nowhere.crt' }], /client 775607_DP: certificate 1 is neither PEM nor a file/],
    [[{ ...right, certificate: 'broken.crt' }], /certificate 1 can not be read: /],
    [[{ ...right, certificates: [1] }], /certificate 2 is no text/],
    [[{ ...right, certificates: 'client.crt' }], /certificates is no list/],
    [[{ ...right, domains: [] }], /domains is missing or empty/],
    [[{ ...right, domains: ['[::1]'] }], /"\[::1\]" among domains is no host name/],
    [[{ ...right, domains: ['a/b c'] }], /domains is neither a list of words/],
    [[{ ...right, scopes: 7 }], /scopes is neither a list of words/],
    [[{ ...right, profile: 'loose' }], /profile is none of strict, compat/],
    [[{ ...right, tokenAlgorithm: 'none' }], /tokenAlgorithm is neither/],
    [[{ ...right, grants: ['password'] }], /grants has "password" beside/],
    [[{ ...right, redirects: [] }], /client 775607_DP: redirects is unknown; there are mnemonic, /],
    [[{ ...right, issuer: '' }], /issuer is no text/],
    [[{ ...right, consents: [{ sysname: 'A', actionz: [] }] }], /a consent: actionz is unknown/],
    [[{ ...right, consents: [{ sysname: 'A', longest: 0 }] }], /longest is no whole number above 0/],
  ]
  for (const [content, line] of wrong) {
    const read = readClientsFile(fileOf(content), defaults)
    assert.ok(!read.ok, String(line))
    assert.match(read.error, line)
    assert.equal(read.error.includes('\n'), false)
  }
  const absent = readClientsFile(join(folder, 'absent.json'), defaults)
  assert.match(absent.ok ? '' : absent.error, /absent\.json can not be read/)
})

test('the stand’s own profile is that of the trial client and of those that name none', async () => {
  const clientsFile = fileOf([right, { ...right, mnemonic: 'OWN', profile: 'strict' }])
  const { stand } = await trialStand('RS256', undefined, { clientsFile, profile: 'compat' })
  assert.deepEqual(
    stand.clients.all().map(({ profile }) => profile),
    ['compat', 'compat', 'strict'],
  )
})

test('a mnemonic can not be taken twice, the trial’s neither', async () => {
  for (const clients of [[right, right], [{ ...right, mnemonic: 'REGISTRATURA' }]]) {
    await assert.rejects(
      trialStand('RS256', undefined, { clientsFile: fileOf(clients) }),
      /SIMULATOR_CLIENTS: client .* is registered already/,
    )
  }
})

test('a driver adds a client, reads it back and takes it away', async () => {
  const trial = await trialStand('RS256')
  const signer = rawSigner(pair)
  const client = {
    mnemonic: 'NEW',
    certificate: pair.certificate,
    domains: [foreignRedirect],
    scopes: 'openid fullname email mobile',
  }
  const { status, said } = await register(trial, client)
  assert.equal(status, 201)
  assert.deepEqual(said['domains'], ['client.example'])
  assert.equal(JSON.stringify(said).includes('PRIVATE'), false)

  const hash = trial.stand.clients.named('NEW')?.certificates[0]?.hash ?? ''
  const named = { trial, mnemonic: 'NEW', signer }
  const ask = () =>
    outcomeAtAc(trial, signed(named, v2, acFields(named, { client_certificate_hash: hash })), 'v2/ac')
  assert.equal(await ask(), 'login')

  assert.partialDeepStrictEqual(await register(trial, client), { status: 400 })
  const list = await trial.app.inject({ url: '/trial/clients' })
  assert.match(list.body, new RegExp(`"mnemonic":"NEW".*"hash":"${hash}"`))

  const remove = () => trial.app.inject({ method: 'DELETE', url: '/trial/clients?mnemonic=NEW' })
  assert.equal((await remove()).statusCode, 204)
  assert.equal((await remove()).statusCode, 404)
  assert.equal(await ask(), 'page 007005')
})

test('a client that can not be read is refused with a line, and its files stay unread', async () => {
  const trial = await trialStand('RS256')
  const base = { mnemonic: 'NEW', domains: ['client.example'] }
  for (const [client, line] of [
    [{ ...base, certificate: '/etc/hostname' }, /neither PEM nor a file that can be read/],
    [{ ...base, certificate: 'x-----BEGIN CERTIFICATE-----x' }, /certificate 1 can not be read/],
    [{ ...base, domains: 'a b c', profile: 'x' }, /profile/],
    [[], /no object/],
  ] as const) {
    const { status, said } = await register(trial, client)
    assert.equal(status, 400)
    assert.match(String(said['error']), line)
  }
  const none = await trial.app.inject({ method: 'POST', url: '/trial/clients', payload: 'mnemonic=x' })
  assert.equal(none.statusCode, 400)
})

test('a page of another site can not add a client', async () => {
  const trial = await trialStand('RS256')
  const answer = await trial.app.inject({
    method: 'POST',
    url: '/trial/clients',
    headers: { 'sec-fetch-site': 'cross-site' },
    payload: { mnemonic: 'NEW', domains: ['evil.example'] },
  })
  assert.equal(answer.statusCode, 403)
  assert.equal(trial.stand.clients.named('NEW'), undefined)
})

test('browsers may follow our forms to a client that was added later', async () => {
  const trial = await trialStand('RS256')
  await register(trial, { mnemonic: 'NEW', domains: ['client.example'] })
  const policy = String((await trial.app.inject({ url: '/' })).headers['content-security-policy'])
  assert.match(policy, /form-action 'self' .*https:\/\/client\.example:\*/)
})
