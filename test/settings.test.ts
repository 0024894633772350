import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readRegionsFile } from '../portal/region/read-regions-file.ts'
import { read } from './house/tree.ts'

/** Set by the starter and by proofs, never by an operator. */
const NOT_FOR_OPERATORS = /^REGISTRATURA_/

const settings = [
  ...['portal/config.ts', 'portal/signer-config.ts', 'bin/starter/settings.ts'].flatMap((path) =>
    [...read(path).text.matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g)].map(([, name = '']) => name),
  ),
  ...[...read('portal/gateway-config.ts').text.matchAll(/named\('([A-Z_]+)'\)/g)].map(
    ([, name = '']) => `GATEWAY_${name}`,
  ),
]

test('both READMEs name every setting that an operator can set', () => {
  assert.ok(settings.includes('PORT') && settings.includes('KEY_FILE') && settings.includes('GATEWAY_ISSUER'))
  assert.ok(settings.includes('ESIA_SIGNER'))

  for (const path of ['README.md', 'README.ru.md']) {
    const { text } = read(path)
    const unnamed = settings.filter((name) => !NOT_FOR_OPERATORS.test(name) && !text.includes(`\`${name}\``))
    assert.deepEqual(unnamed, [], path)
  }
})

test('the portal takes the list of regions that README.ru.md shows', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(read('README.ru.md').text) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'registratura-regions-'))
  try {
    const file = join(folder, 'regions.json')
    writeFileSync(file, example)
    assert.deepEqual([...readRegionsFile(file).keys()], ['RU-BEL'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
