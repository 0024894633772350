import type { OpensslEngine } from '../../../../test/openssl-engine.ts'
import { readPrivateKey, selfSignedCertificate } from '../../index.ts'
import { type Check, checks, type Key } from './comparison.ts'
import { verifyOpensslCms, verifyOwnCms } from './compare-cms.ts'
import { verifyOpensslRaw, verifyOwnRaw } from './compare-raw.ts'
import { inParallel, opensslChildren } from './openssl-children.ts'
import { randomMessage } from './random-message.ts'

/** Messages under one key before the next has its turn: CMS has eight shapes. */
const messagesOfKey = 8
const damageEvery = 10
/** As `openssl genpkey` names the curves: CryptoPro-A, -B, -C and TC 26 A. */
const parameterSets = ['XA', 'B', 'C', 'TCA']

export type Outcome = {
  readonly messages: number
  /** How often each check held. */
  readonly held: Readonly<Record<Check, number>>
  readonly disagreements: readonly string[]
}

/** Signs and verifies `runs` random messages here and by OpenSSL, raw and CMS, in both directions. */
export async function compareWithOpenssl(
  engine: OpensslEngine,
  { runs, seed, parallel }: { readonly runs: number; readonly seed: number; readonly parallel: number },
): Promise<Outcome> {
  const held: Record<Check, number> = {
    rawVerifiedHere: 0,
    rawVerifiedThere: 0,
    cmsVerifiedHere: 0,
    cmsVerifiedThere: 0,
    refusedHere: 0,
    refusedThere: 0,
  }
  const disagreements: string[] = []
  const openssl = opensslChildren(engine)
  const keys = parameterSets.map((set) => makeKey(engine, set))

  await inParallel(Array.from({ length: runs }).keys(), parallel, async (number, place) => {
    const key = keys[Math.floor(number / messagesOfKey) % keys.length]
    if (key === undefined) throw new Error('There is no key')
    const message = randomMessage(seed, number)
    const file = `message-${place}`
    engine.write(file, message)
    const tell = (check: Check, holds: boolean) => {
      if (holds) held[check] += 1
      else disagreements.push(`seed ${seed}, message ${number}: not ${checks[check]}`)
    }

    const comparison = {
      engine,
      openssl,
      key,
      number,
      message,
      file,
      damage: number % damageEvery === 0,
      tell,
    }
    for (const compare of [verifyOpensslRaw, verifyOwnRaw, verifyOpensslCms, verifyOwnCms])
      await compare(comparison)
  })
  return { messages: runs, held, disagreements }
}

function makeKey(engine: OpensslEngine, set: string): Key {
  const name = `key-${set}`
  engine.must('genpkey', '-algorithm', 'gost2012_256', '-pkeyopt', `paramset:${set}`, '-out', name)
  const privateKey = readPrivateKey(engine.text(name))
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2051-01-01') }
  const certificate = selfSignedCertificate({ commonName: set, privateKey, ...validity })
  engine.write(`${name}.crt`, certificate)
  engine.must('x509', '-in', `${name}.crt`, '-noout', '-pubkey', '-out', `${name}.pub`)
  return { name, privateKey, certificate }
}
