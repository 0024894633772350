import { isDeepStrictEqual } from 'node:util'
import { signCms, verifyCms } from '../../index.ts'
import type { Comparison } from './comparison.ts'
import { damaged } from './random-message.ts'

/** Both tools, with and without attributes, detached and not, in turn. */
function shapeOf({ number }: Comparison) {
  return {
    tool: (number & 1) === 0 ? 'cms' : 'smime',
    signedAttributes: (number & 2) === 0,
    detached: (number & 4) === 0,
  }
}

export async function verifyOpensslCms(comparison: Comparison): Promise<void> {
  const { engine, openssl, key, message, number, file, damage, tell } = comparison
  const { tool, signedAttributes, detached } = shapeOf(comparison)
  const files = ['-in', file, '-binary', '-outform', 'DER', '-out', `${file}.cms`]
  const shape = [...(signedAttributes ? [] : ['-noattr']), ...(detached ? [] : ['-nodetach'])]
  await openssl(tool, '-sign', '-signer', `${key.name}.crt`, '-inkey', key.name, ...files, ...shape)

  const der = engine.read(`${file}.cms`)
  const expected = { ok: true, value: { algorithm: 'gost', signedAttributes, detached } }
  tell('cmsVerifiedHere', isDeepStrictEqual(verifyCms(message, der, key.certificate), expected))
  if (damage) tell('refusedHere', !verifyCms(message, broken(der, number), key.certificate).ok)
}

export async function verifyOwnCms(comparison: Comparison): Promise<void> {
  const { engine, openssl, key, message, number, file, damage, tell } = comparison
  const { tool, signedAttributes, detached } = shapeOf(comparison)
  const { privateKey, certificate } = key
  const signers = ['-nointern', '-certfile', `${key.name}.crt`, '-noverify']
  const files = ['-inform', 'DER', '-in', `${file}.cms`, '-out', `${file}.content`]
  const given = detached ? ['-content', file] : []
  const verify = () => openssl(tool, '-verify', '-binary', ...signers, ...files, ...given)

  const der = signCms(message, { privateKey, certificate, signedAttributes, detached })
  engine.write(`${file}.cms`, der)
  const verified = await verify()
  tell('cmsVerifiedThere', verified && Buffer.compare(engine.read(`${file}.content`), message) === 0)
  if (!damage) return
  engine.write(`${file}.cms`, broken(der, number))
  tell('refusedThere', !(await verify()))
}

/** With one bit of the signature turned, which is what such a message ends with. */
function broken(der: Uint8Array, number: number): Uint8Array {
  return Buffer.concat([der.subarray(0, -64), damaged(der.subarray(-64), number)])
}
