import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blank } from '../test/house/blank.ts'
import { ourFiles, read } from '../test/house/tree.ts'
import { readConfig } from './config.ts'
import { failpoints } from './failpoint.ts'
import { StartError } from './lib/start-error.ts'

const CALL = /(?<!function )\breach\((?<argument>[^)]*)\)/g
const NAME = /^'(?<name>[\w-]+)'$/

/** What the calls in a source name; comments count for nothing, and a computed name can't be told. */
function reachedIn(text: string): readonly string[] {
  return [...blank(text).withStrings.matchAll(CALL)].map(({ groups }) => {
    const argument = groups?.['argument'] ?? ''
    return NAME.exec(argument)?.groups?.['name'] ?? `not a name: ${argument}`
  })
}

test('each failpoint stands at exactly one place of the portal, and no place has another name', () => {
  const reached = ourFiles()
    .filter((path) => /^portal\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
    .flatMap((path) => reachedIn(read(path).text))

  assert.deepEqual(reached.toSorted(), failpoints.toSorted())
})

test('a place in a comment is no place, and a computed name is not taken for one', () => {
  assert.deepEqual(reachedIn("// reach('after-enter')\n/* reach('before-enter') */"), [])
  assert.deepEqual(reachedIn("reach('after-enter')"), ['after-enter'])
  assert.deepEqual(reachedIn('reach(name)'), ['not a name: name'])
})

test('outside the trial an armed failpoint stops the start in one line', () => {
  const files = { ESIA_KEY_FILE: import.meta.filename, ESIA_CERTIFICATE_FILE: import.meta.filename }
  const signer = { ESIA_SIGNER: 'in-process', ESIA_ALLOW_UNCERTIFIED_SIGNER: 'yes' }
  const esia = { ESIA_ORIGIN: 'o', ESIA_ISSUER: 'i', ESIA_CLIENT_ID: 'c', ...files, ...signer }
  const keys = { KEY_FILE: 'k', INDEX_KEY_FILE: 'i', PEPPER_FILE: 'p' }
  const env = { ...keys, ...esia, IDENTITY_PROVIDER: 'esia', ESIA_VERIFICATION_FILES: import.meta.filename }
  const inTrial = (failpoint: string) =>
    readConfig({ ...env, REGISTRATURA_TRIAL: '1', REGISTRATURA_FAILPOINT: failpoint })
  const isOneLine = (error: unknown) =>
    error instanceof StartError && /^[^\n]*REGISTRATURA_FAILPOINT[^\n]*$/.test(error.message)

  assert.throws(() => readConfig({ ...env, REGISTRATURA_FAILPOINT: 'after-enter' }), isOneLine)
  assert.throws(() => inTrial('after-lunch'), isOneLine)
  assert.equal(inTrial('after-enter').failpoint, 'after-enter')
  assert.equal(readConfig(env).failpoint, undefined)
})
