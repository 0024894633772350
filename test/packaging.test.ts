import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { freePort } from '../e2e/start.ts'
import { read, ROOT } from './house/tree.ts'

const packages = ['gost', 'html', 'esia-client', 'esia-simulator']
const pinned = join(ROOT, 'node_modules', '.bin')

/** Somebody else's folder: what they installed, and nothing of this repository. */
const theirs = mkdtempSync(join(tmpdir(), 'packaging-'))
const at = (...path: string[]) => join(theirs, ...path)
const installed = (name: string) => at('node_modules', ...name.split('/'))
after(() => rmSync(theirs, { recursive: true, force: true }))

/** As a stranger's shell has it: the pinned Node first, no condition of ours. */
const environment = {
  PATH: [dirname(process.execPath), pinned, process.env['PATH']].join(delimiter),
  HOME: theirs,
}

before(() => {
  const chosen = packages.flatMap((name) => ['-w', `packages/${name}`])
  const copy = copyOfTheHouse()
  run('npm', ['pack', ...chosen, '--pack-destination', theirs, '--offline', '--loglevel', 'error'], copy)
  for (const name of packages)
    assert.equal(
      read(`packages/${name}/package.json`).text,
      readFileSync(join(copy, 'packages', name, 'package.json'), 'utf8'),
    )
  for (const name of packages) unpack(`@registratura/${name}`)
})

test('what is packed is code, types, a README and the licence, and nothing of ours besides', () => {
  for (const name of packages) {
    const folder = installed(`@registratura/${name}`)
    const files = filesIn(folder)
    assert.ok(files.includes('dist/index.js') && files.includes('dist/index.d.ts'), name)
    assert.ok(files.includes('dist/LICENSE'), name)
    const strange = files.filter(
      (path) =>
        !/^(?:dist\/.+\.(?:js|d\.ts)|dist\/browser\/.+|dist\/LICENSE|package\.json|README(?:\.ru)?\.md)$/.test(
          path,
        ),
    )
    assert.deepEqual(strange, [], name)
    assert.deepEqual(Object.keys(Object(manifestOf(folder).exports['.'])), ['types', 'default'], name)
    assert.deepEqual(
      files.filter((path) => /\.test\.|\/test(?:ing)?\//.test(path)),
      [],
      name,
    )
  }
})

test('what is packed asks for nothing but what stands in its dependencies', () => {
  const found: string[] = []
  for (const name of packages) {
    const folder = installed(`@registratura/${name}`)
    const known = Object.keys(manifestOf(folder).dependencies)
    for (const path of filesIn(folder).filter(
      (path) => path.endsWith('.js') && !path.includes('/browser/'),
    )) {
      const text = readFileSync(join(folder, path), 'utf8')
      const asked = [...text.matchAll(/^(?:import|export) (?:.* from )?'(?<name>[^'.][^']*)';$/gm)]
        .map(({ groups }) => groups?.['name'] ?? '')
        .filter((asked) => !asked.startsWith('node:'))
      const unknown = asked.filter((one) => !known.some((name) => one === name || one.startsWith(`${name}/`)))
      assert.deepEqual(unknown, [], `${name}/${path}`)
      found.push(...asked)
    }
  }
  assert.ok(found.includes('fastify') && found.includes('@registratura/gost'))
})

test('a stranger signs in by the lines of the client’s README, at the simulator run by its own name', async () => {
  const portal = `http://localhost:${await freePort()}`
  const simulator = await startSimulator(portal)
  writeFileSync(at('sign-in.mjs'), program({ portal, simulator, code: readmeCode() }))

  const out = await runAsync(process.execPath, [at('sign-in.mjs')])
  const said: unknown = JSON.parse(out)
  assert.deepEqual(said, { confirmed: true, lastName: 'Иванова', signedOut: `${simulator}/idp/ext/Logout` })
})

const ofTheClient = `import { esiaClient, inProcessSigner, type EsiaClient, type Signer } from '@registratura/esia-client'
import { generateKeys, selfSignedCertificate, writePrivateKey } from '@registratura/gost'
import { html, type Html } from '@registratura/html'

const { privateKey } = generateKeys()
const period = { notBefore: new Date(0), notAfter: new Date(1) }
const certificatePem: string = selfSignedCertificate({ commonName: 'x', privateKey, ...period })
const signer: Signer = inProcessSigner({ privateKeyPem: writePrivateKey(privateKey), certificatePem })
export const start = async (esia: EsiaClient): Promise<string> => esia.authorizationUrl({ state: 'x' })
export const page: Html = html\`<p>\${1}</p>\`
// @ts-expect-error A client needs more than its signer.
esiaClient({ signer })
// @ts-expect-error A state is a text.
export const wrong = (esia: EsiaClient) => esia.authorizationUrl({ state: 1 })
// @ts-expect-error No such name.
export { esiaKlient } from '@registratura/esia-client'
`
const ofTheSimulator = `import { readSettings, simulator } from '@registratura/esia-simulator'
export const settings = readSettings({})
export const run: Function = simulator
`

for (const [how, resolved] of [
  ['as Node resolves', { module: 'nodenext' }],
  ['as bundlers resolve', { module: 'esnext', moduleResolution: 'bundler' }],
] as const) {
  test(`types come with the packages, ${how}, and a misspelt field does not compile`, () => {
    // The types of the simulator's own dependencies are not all its own to bring.
    compile(ofTheClient, { ...resolved, skipLibCheck: false })
    compile(ofTheClient + ofTheSimulator, { ...resolved, skipLibCheck: true })
  })
}

/** By the strictest that a stranger may have set. */
function compile(text: string, more: object): void {
  writeFileSync(at('consumer.ts'), text)
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }
  const usual = { ...strict, target: 'es2024', noEmit: true, types: ['node'] }
  const typeRoots = [join(ROOT, 'node_modules', '@types')]
  writeFileSync(
    at('tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...usual, ...more, typeRoots }, files: ['consumer.ts'] }),
  )
  run(
    process.execPath,
    [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.json')],
    theirs,
  )
}

/** Packing writes beside the sources and into manifests, which other tests read meanwhile. */
function copyOfTheHouse(): string {
  const copy = at('house')
  for (const path of ['packages', 'portal/package.json', 'bin/pack', 'package.json', 'LICENSE'])
    cpSync(join(ROOT, path), join(copy, path), {
      recursive: true,
      filter: (from) => basename(from) !== 'dist',
    })
  for (const path of ['tsconfig.json', 'tsconfig.dist.json']) cpSync(join(ROOT, path), join(copy, path))

  mkdirSync(join(copy, 'node_modules', '@registratura'), { recursive: true })
  for (const name of packages)
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', '@registratura', name))
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((name) => name !== '@registratura'))
    symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name))
  return copy
}

/** As npm would; packages that are not ours are those that stand in node_modules here, so that no network is needed. */
function unpack(name: string): void {
  const folder = installed(name)
  mkdirSync(folder, { recursive: true })
  run('tar', [
    '-xzf',
    at(`${name.slice(1).replace('/', '-')}-0.1.0.tgz`),
    '-C',
    folder,
    '--strip-components=1',
  ])

  const { dependencies, bin } = manifestOf(folder)
  for (const other of Object.keys(dependencies)) {
    if (other.startsWith('@registratura/') || existsSync(installed(other))) continue
    mkdirSync(dirname(installed(other)), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', ...other.split('/')), installed(other))
  }
  for (const [command, path] of Object.entries(bin)) {
    mkdirSync(at('node_modules', '.bin'), { recursive: true })
    symlinkSync(join(folder, String(path)), at('node_modules', '.bin', command))
  }
}

/** The first example of the README, with the addresses and the mnemonic of the simulator. */
function readmeCode(): string {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(read('packages/esia-client/README.md').text) ?? []
  assert.match(code, /esiaClient\(/)
  return code
}

type Stage = { readonly portal: string; readonly simulator: string; readonly code: string }

function program({ portal, simulator, code }: Stage): string {
  const [imports = '', ...rest] = code.split('\n\n')
  const replaced = [
    ["'https://esia.gosuslugi.ru'", `'${simulator}'`],
    ["'http://esia.gosuslugi.ru/'", `'${simulator}/'`],
    ["'775607_DP'", "'REGISTRATURA'"],
    ["'https://portal.example/callback'", `'${portal}/callback'`],
    ['// 2.', 'const request = { query: await signInAtGosuslugi(went) }\n// 2.'],
  ].reduce((text, [from = '', to = '']) => {
    assert.ok(text.includes(from), `The README no longer says ${from}`)
    return text.replace(from, to)
  }, rest.join('\n\n'))

  return `${imports}
import { readFileSync } from 'node:fs'
const pem = (name) => readFileSync(${JSON.stringify(at('data'))} + '/' + name, 'utf8')
const [privateKeyPem, certificatePem] = [pem('client.key'), pem('client.crt')]
const [gostPem, nextGostPem, rsaPem] = [pem('esia-gost.crt'), pem('esia-gost.crt'), pem('esia-rsa.pub')]
let went = ''
const redirect = (address) => { went = address }
const stop = (why) => { throw new Error(String(why)) }
const [startAgain, explain] = [() => stop('another state'), stop]

/** A person at the JSON API of the page of Госуслуги; gives the query that their browser brings back. */
async function signInAtGosuslugi(address) {
  const simulator = '${simulator}'
  const arrived = await fetch(address, { redirect: 'manual' })
  let cookie = arrived.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const post = async (path, body = {}) => {
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await fetch(simulator + '/aas/oauth2/api/' + path, { method: 'POST', headers, body: JSON.stringify(body) })
    for (const one of answer.headers.getSetCookie()) cookie = one.split(';')[0]
    return answer.json()
  }
  const { people } = await (await fetch(simulator + '/trial.json')).json()
  const { email, password, phone } = people.find(({ id }) => id === 'confirmed')
  let said = await post('login', { login: email, password })
  if (said.action !== 'ENTER_MFA') stop(JSON.stringify(said))
  const [sms] = await (await fetch(simulator + '/trial/sms?' + new URLSearchParams({ phone }))).json()
  said = await post('login/otp/verify?code=' + sms.code)
  if (said.action === 'GRANT_SCOPE_ACCESS') said = await post('scope/allow')
  if (said.action !== 'DONE') stop(JSON.stringify(said))
  return Object.fromEntries(new URL(said.redirect_url).searchParams)
}

async function readme() {
${replaced}
  const { origin, pathname } = new URL(went)
  return { confirmed, lastName: person.lastName, signedOut: origin + pathname }
}
console.log(JSON.stringify(await readme()))
`
}

async function startSimulator(portal: string): Promise<string> {
  const port = await freePort()
  const child = spawn(at('node_modules', '.bin', 'esia-simulator'), {
    cwd: theirs,
    env: { ...environment, SIMULATOR_PORT: port, SIMULATOR_DATA: at('data'), PORTAL_ORIGIN: portal },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  after(() => child.kill())
  const origin = `http://127.0.0.1:${port}`
  const [said] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => assert.fail('esia-simulator did not start')),
  ])
  assert.match(String(said), new RegExp(origin))
  child.unref()
  return origin
}

type Manifest = {
  readonly exports: Readonly<Record<string, unknown>>
  readonly dependencies: Readonly<Record<string, unknown>>
  readonly bin: Readonly<Record<string, unknown>>
}

function manifestOf(folder: string): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { exports, dependencies, bin } = Object(manifest)
  return { exports: Object(exports), dependencies: Object(dependencies), bin: Object(bin) }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function run(command: string, args: readonly string[], cwd = theirs): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: environment, encoding: 'utf8' })
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${stdout}${stderr}`)
}

async function runAsync(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { cwd: theirs, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const out = await child.stdout.toArray()
  return Buffer.concat(out).toString()
}
