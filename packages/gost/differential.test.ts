import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findOpenssl, skipUnlessFound } from '../../test/openssl-engine.ts'
import { compareWithOpenssl } from './testing/differential/compare.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)

after(() => {
  if (typeof found !== 'string') found.remove()
})

test(
  'random messages are signed and verified by OpenSSL as here, both ways, raw and CMS',
  { skip },
  async () => {
    if (typeof found === 'string') throw new Error(found)
    const { held, disagreements } = await compareWithOpenssl(found, {
      runs: 50,
      seed: Date.now() % 1_000_000,
      parallel: 2,
    })
    assert.deepEqual(disagreements, [])
    assert.deepEqual(held, {
      rawVerifiedHere: 50,
      rawVerifiedThere: 50,
      cmsVerifiedHere: 50,
      cmsVerifiedThere: 50,
      refusedHere: 10,
      refusedThere: 10,
    })
  },
)
