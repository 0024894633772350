import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { clientOf, esia } from './esia.ts'
import { ours } from './keys.ts'

const engine = spawnSync('openssl', ['engine', '-c', 'gost'], { encoding: 'utf8' }).stdout ?? ''
const skip = engine.includes('gost2012_256')
  ? false
  : 'OpenSSL has no GOST engine: apt-get install libengine-gost-openssl'

function openssl(folder: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
  assert.equal(status, 0, `openssl ${words.join(' ')}: ${stdout}${stderr}`)

  return stdout
}

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'esia-client-'))
  try {
    writeFileSync(join(folder, 'certificate.pem'), ours.certificatePem)
    writeFileSync(
      join(folder, 'public.pem'),
      openssl(folder, 'x509', '-engine', 'gost', '-in', 'certificate.pem', '-noout', '-pubkey'),
    )
    use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function verifies(fields: URLSearchParams, names: readonly string[]): void {
  const field = (name: string) => fields.get(name) ?? ''

  inFolder((folder) => {
    writeFileSync(join(folder, 'text'), names.map(field).join(''))
    writeFileSync(join(folder, 'signature'), Buffer.from(field('client_secret'), 'base64url'))
    const asked = ['-verify', 'public.pem', '-signature', 'signature', 'text']

    assert.match(openssl(folder, 'dgst', '-engine', 'gost', '-md_gost12_256', ...asked), /Verified OK/)
    writeFileSync(join(folder, 'text'), `${names.map(field).join('')}.`)
    assert.throws(() => openssl(folder, 'dgst', '-engine', 'gost', '-md_gost12_256', ...asked), /failure/i)

    openssl(
      folder,
      'x509',
      '-engine',
      'gost',
      '-in',
      'certificate.pem',
      '-outform',
      'der',
      '-out',
      'certificate.der',
    )
    const hash = openssl(folder, 'dgst', '-engine', 'gost', '-md_gost12_256', '-r', 'certificate.der')
    assert.equal(field('client_certificate_hash'), hash.slice(0, 64).toUpperCase())
  })
}

test('OpenSSL’s engine verifies the client secret of an authorization address', { skip }, async () => {
  const state = '0b6c2a51-3f0e-4a36-9a7c-7a6a2b1f4d10'
  const address = await clientOf('http://127.0.0.1:9').authorizationUrl({ state })

  verifies(new URL(address).searchParams, ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri'])
})

test('OpenSSL’s engine verifies the client secret of a token request', { skip }, async (t) => {
  const { client, heard } = await esia(t)
  await client.signIn({ code: 'the.code' })

  const form = new URLSearchParams(heard[0]?.body)
  verifies(form, ['client_id', 'scope', 'timestamp', 'state', 'redirect_uri', 'code'])
})
