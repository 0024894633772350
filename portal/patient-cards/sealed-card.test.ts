import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { vault } from '../db/seal.ts'
import { sealedCard } from './sealed-card.ts'

const key = () => createSecretKey(randomBytes(32))
const ours = vault(new Map([['RU-BEL', new Map([[1, key()]])]]), key())
const row = { region: 'RU-BEL', id: '6d1b2f0e-6c1f-4b6e-9d0b-0d8a4f6f0001' }
const told = <T>(value: T) => ({ value, source: 'esia-verified' as const, at: '2026-11-23T08:00:00.000Z' })
const least = { lastName: told('Иванова'), firstName: told('Вера'), birthDate: told('1958-04-12') }

test('a card with the least that there can be opens as it was sealed', () => {
  assert.deepEqual(sealedCard.open(ours, row, sealedCard.seal(ours, row, least)), least)
})

test('own values of every shape open as they were sealed', () => {
  const at = '2026-11-24T08:00:00.000Z'
  const card = {
    ...least,
    lastName: { ...least.lastName, own: { value: 'Петрова', at } },
    document: {
      ...told({ type: 'RF_PASSPORT', number: '000101' }),
      own: { value: { type: 'RF_PASSPORT', issuedBy: 'ГУ МВД' }, at },
    },
    residence: { ...told({ text: 'п. Лесной', fiasCode: 'x' }), own: { value: { text: 'с. Лесное' }, at } },
  }

  assert.deepEqual(sealedCard.open(ours, row, sealedCard.seal(ours, row, card)), card)
})

test('a card moved to another row, and one of an unknown shape, do not open', () => {
  const sealed = sealedCard.seal(ours, row, least)
  const strange = ours.seal(
    row.region,
    { table: 'patient_card', column: 'sealed', id: row.id },
    { lastName: 1 },
  )

  assert.throws(() => sealedCard.open(ours, { ...row, id: '6d1b2f0e-6c1f-4b6e-9d0b-0d8a4f6f0002' }, sealed))
  assert.throws(() => sealedCard.open(ours, row, strange))
})
