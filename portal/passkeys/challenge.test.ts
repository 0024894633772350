import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { openVault } from '../db/open-vault.ts'
import { newChallenge, readChallenge, type Question } from './challenge.ts'
import { challengeLasts } from './passkey.ts'

const { db } = await freshDatabase()
const secret = () => createSecretKey(randomBytes(32))
const vault = await openVault(db, { master: secret(), index: secret() }, ['RU-BEL', 'RU-SAM'])

const question: Question = { region: 'RU-BEL', purpose: 'add', askedBy: 'a session' }
const asked = new Date('2026-11-24T09:00:00Z')
const after = (milliseconds: number) => new Date(asked.getTime() + milliseconds)
const text = newChallenge(vault, question, asked)

test('a challenge is known again by who asked it, where and what for, until its time is over', () => {
  const read = readChallenge(vault, question, { text, now: after(challengeLasts - 1) })
  assert.deepEqual(read?.expiresAt, after(challengeLasts))
  assert.equal(readChallenge(vault, question, { text, now: after(challengeLasts) }), undefined)
  for (const other of [{ region: 'RU-SAM' }, { purpose: 'sign-in' }, { askedBy: 'another' }] as const)
    assert.equal(readChallenge(vault, { ...question, ...other }, { text, now: asked }), undefined)
})

test('what was made or changed by anybody else is no challenge, whatever its length', () => {
  const bytes = Buffer.from(text, 'base64url')
  // A later moment under the same mark.
  bytes[18] = (bytes[18] ?? 0) ^ 1
  for (const forged of ['', 'A', 'A'.repeat(72), `${text}A`, text.slice(1), bytes.toString('base64url')])
    assert.equal(readChallenge(vault, question, { text: forged, now: asked }), undefined, forged)
})
