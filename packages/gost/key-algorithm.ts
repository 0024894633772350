import { type CurveName, isCurveName } from './curves.ts'
import { Fields } from './der/fields.ts'
import { oid } from './der/oid.ts'
import type { DerValue } from './der/read.ts'
import { objectIdentifier, sequence } from './der/write.ts'

/**
 * Reads the AlgorithmIdentifier of a 256-bit key (RFC 9215, 4.2), which must bear one of `types`, and returns its
 * curve. Throws TypeError.
 */
export function readKeyAlgorithm(value: DerValue, ...types: readonly string[]): CurveName {
  const algorithm = new Fields(value, 'Key algorithm')
  const type = algorithm.oid()
  if (!types.includes(type)) throw new TypeError(`Key is not GOST R 34.10-2012 of 256 bits: ${type}`)
  const parameters = algorithm.sequence('Key parameters')
  algorithm.end()
  const curve = parameters.oid()
  if (!isCurveName(curve)) throw new TypeError(`Key is on an unknown curve: ${curve}`)
  const digest = parameters.left > 0 ? parameters.oid() : oid.digest256
  parameters.end()
  if (digest !== oid.digest256) throw new TypeError(`Key is for another digest: ${digest}`)
  return curve
}

/** RFC 9215, 4.2: names from 1.2.643.7.1.2.1.1.1 on imply the digest, which is then left out; 35.x and 36.x do not. */
export function writeKeyAlgorithm(curve: CurveName): Uint8Array {
  const digest = curve.startsWith('1.2.643.2.2.') ? [objectIdentifier(oid.digest256)] : []
  return sequence(objectIdentifier(oid.key256), sequence(objectIdentifier(curve), ...digest))
}
