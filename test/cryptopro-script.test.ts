import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { commandSigner, proveSigner } from '@registratura/esia-client'
import { generateKeys, selfSignedCertificate, writePrivateKey } from '@registratura/gost'
import { read } from './house/tree.ts'

const folder = mkdtempSync(join(tmpdir(), 'cryptopro-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const program = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

const { privateKey } = generateKeys()
const notAfter = new Date(Date.now() + 86_400_000)
const certificatePem = selfSignedCertificate({
  commonName: 'CryptoPro',
  privateKey,
  notBefore: new Date(0),
  notAfter,
})

/** Takes the arguments that CryptoPro's own takes, reads and writes files, talks on stdout, reverses the bytes. */
const csptest = program(
  'csptest',
  `#!${process.execPath} --conditions=development
import(${JSON.stringify(import.meta.resolve('@registratura/gost'))}).then(({ readPrivateKey, signRaw }) => {
  const { readFileSync, writeFileSync } = require('node:fs')
  const [command, ...words] = process.argv.slice(2)
  const of = (name) => words[words.indexOf(name) + 1]
  if (command !== '-keyset' || of('-sign') !== 'GOST12_256' || of('-keytype') !== 'exchange') process.exit(1)
  if (of('-container') !== 'registratura') process.exit(2)
  const key = readPrivateKey(${JSON.stringify(writePrivateKey(privateKey))})
  writeFileSync(of('-out'), signRaw(readFileSync(of('-in')), key).toReversed())
  process.stdout.write('CSP (Type:80) v5.0 [ErrorCode: 0x00000000]\\n')
})`,
)

const shared = '/dev/shm'
const skip = existsSync(shared) ? false : `the script is for systems that have ${shared}`

test(
  'the script for CryptoPro that docs/esia.md shows signs for the portal and leaves nothing',
  { skip },
  async () => {
    const [script = ''] =
      /#!\/bin\/sh\n# \/opt\/registratura\/sign.*?(?=```)/s.exec(read('docs/esia.md').text) ?? []
    const real = '/opt/cprocsp/bin/amd64/csptest'
    assert.ok(script.includes(real))
    const sign = program('sign', script.replace(real, csptest).replace(shared, folder))

    const signerOf = (reversed: boolean) =>
      commandSigner({ certificatePem, command: [sign], reversed, deadlineMs: 20_000 })
    await proveSigner(signerOf(true), { certificatePem, deadlineMs: 20_000 })
    await assert.rejects(proveSigner(signerOf(false), { certificatePem, deadlineMs: 20_000 }), {
      fault: 'reversed-bytes',
    })
    assert.deepEqual(readdirSync(folder).toSorted(), ['csptest', 'sign'])
  },
)
