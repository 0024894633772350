import { publicKeyOf, signRaw, verifyRaw } from '../../index.ts'
import type { Comparison } from './comparison.ts'
import { damaged } from './random-message.ts'

export async function verifyOpensslRaw(comparison: Comparison): Promise<void> {
  const { engine, openssl, key, message, number, file, damage, tell } = comparison
  await openssl('dgst', '-md_gost12_256', '-sign', key.name, '-out', `${file}.raw`, file)
  const signature = engine.read(`${file}.raw`)
  const owner = publicKeyOf(key.privateKey)
  tell('rawVerifiedHere', verifyRaw(message, signature, owner))
  if (damage) tell('refusedHere', !verifyRaw(message, damaged(signature, number), owner))
}

export async function verifyOwnRaw(comparison: Comparison): Promise<void> {
  const { engine, openssl, key, message, number, file, damage, tell } = comparison
  const given = ['-verify', `${key.name}.pub`, '-signature', `${file}.raw`, file]
  const signature = signRaw(message, key.privateKey)
  engine.write(`${file}.raw`, signature)
  tell('rawVerifiedThere', await openssl('dgst', '-md_gost12_256', ...given))
  if (!damage) return
  engine.write(`${file}.raw`, damaged(signature, number))
  tell('refusedThere', !(await openssl('dgst', '-md_gost12_256', ...given)))
}
