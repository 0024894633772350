import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enp } from './enp.ts'

test('a policy number is built as the register builds it', () => {
  assert.equal(
    enp({ region: '78', birthDate: '1986-06-07', gender: 'M', serial: 213 }),
    '7853 3108 4200 2137'.replaceAll(' ', ''),
  )
  assert.equal(enp({ region: '26', birthDate: '1949-12-31', gender: 'F', serial: 1 }), '2667050868000014')
  assert.equal(enp({ region: '48', birthDate: '1950-01-01', gender: 'M', serial: 12 }), '4878940848000129')
  assert.equal(enp({ region: '77', birthDate: '2000-02-29', gender: 'M', serial: 77 }), '7757999720000770')
  assert.equal(enp({ region: '26', birthDate: '2019-09-30', gender: 'M', serial: 99999 }), '2690089719999991')
})
