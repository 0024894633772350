import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBirthDate } from './ages.ts'
import { readDate } from './dates.ts'
import { readDocumentNumber, readIssuerCode } from './documents.ts'
import { readEmail } from './email.ts'
import { readEnp } from './enp.ts'
import { readLine } from './line.ts'
import { readLogin } from './login.ts'
import { maskNumber } from './mask.ts'
import { nearAddress } from './near-address.ts'
import { hasMixedScript, isSameName, readName } from './names.ts'
import { readPhone } from './phone.ts'
import { readPolicy } from './policy.ts'
import { readSnils } from './snils.ts'

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readSnils,
  readEnp,
  readPhone,
  readEmail,
  readLogin,
  readName,
  readDate,
  readIssuerCode,
  hasMixedScript,
  maskNumber,
  nearAddress,
  readBirthDate: (text) => readBirthDate(text, '2026-11-23'),
  readLine: (text) => readLine(text, 500),
  isSameName: (text) => isSameName(text, text),
  readSeries: (text) => readDocumentNumber('03', { series: text, number: '1' }),
  readNumber: (text) => readDocumentNumber('10', { series: '', number: text }),
  readPolicy: (text) => readPolicy('old', { series: text, number: text }),
}

const units = [
  '1',
  '-',
  ' ',
  'a',
  'а',
  '@',
  '.',
  'a.',
  'a@',
  '1 ',
  '1#',
  ':',
  'a:',
  '\u0301',
  '\u202E',
  '\uFDFA',
  '\uD800',
  '1доб',
  'И-',
  '\t',
  '(',
]

test('IN-017 100 KB in any field takes any validator a moment', () => {
  for (const [name, read] of Object.entries(readers)) {
    for (const unit of units) {
      for (const text of [unit.repeat(100_000 / unit.length), `${unit.repeat(100_000 / unit.length)}!`]) {
        const began = performance.now()
        read(text)
        // A quadratic one takes 10^10 steps; the limit leaves room for a busy machine.
        assert.ok(performance.now() - began < 2_000, `${name} on ${JSON.stringify(unit)}`)
      }
    }
  }
})
