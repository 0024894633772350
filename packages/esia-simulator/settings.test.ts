import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, usualLives } from './settings.ts'

test('without settings the stand speaks for itself on loopback', () => {
  const read = readSettings({})
  assert.ok(read.ok)
  assert.partialDeepStrictEqual(read.value, {
    port: 3001,
    host: '127.0.0.1',
    origin: 'http://127.0.0.1:3001',
    issuer: 'http://127.0.0.1:3001/',
    clientsFile: undefined,
    lives: usualLives,
    clockSkewMs: 0,
  })
})

test('an empty setting, as container files have them, is one that was not set', () => {
  const names = 'PORT HOST ORIGIN ISSUER DATA CLIENTS PEOPLE PROFILE TOKEN_ALGORITHM ASSUMPTIONS BEHIND_PROXY'
  const env = Object.fromEntries(names.split(' ').map((name) => [`SIMULATOR_${name}`, '']))
  assert.deepEqual(readSettings({ ...env, PORTAL_ORIGIN: '' }), readSettings({}))
})

test('issuer, lives, skew and assumptions are settings', () => {
  const read = readSettings({
    SIMULATOR_ISSUER: 'http://esia.gosuslugi.ru/',
    SIMULATOR_ACCESS_SECONDS: '60',
    SIMULATOR_ID_SECONDS: '120',
    SIMULATOR_CLOCK_SKEW_SECONDS: '-90',
    SIMULATOR_ASSUMPTIONS: 'timestamp-tolerance=30',
    SIMULATOR_CLIENTS: 'clients.json',
    SIMULATOR_PEOPLE: 'people',
    SIMULATOR_PROFILE: 'compat',
    SIMULATOR_BEHIND_PROXY: 'on',
  })
  assert.ok(read.ok)
  assert.partialDeepStrictEqual(read.value, {
    issuer: 'http://esia.gosuslugi.ru/',
    lives: { accessMs: 60_000, idMs: 120_000 },
    clockSkewMs: -90_000,
    clientsFile: 'clients.json',
    peoplePath: 'people',
    profile: 'compat',
    behindProxy: true,
  })
  assert.equal(read.value.assumed.amount('timestamp-tolerance'), 30)
})

test('a setting that can not be read is one line with its name', () => {
  for (const [name, value] of [
    ['SIMULATOR_ACCESS_SECONDS', '0'],
    ['SIMULATOR_ACCESS_SECONDS', '1h'],
    ['SIMULATOR_ID_SECONDS', '86401'],
    ['SIMULATOR_CLOCK_SKEW_SECONDS', 'x'],
    ['SIMULATOR_CLOCK_SKEW_SECONDS', '1.5'],
    ['SIMULATOR_ASSUMPTIONS', 'x=1'],
    ['SIMULATOR_BEHIND_PROXY', 'yes'],
    ['SIMULATOR_PROFILE', 'loose'],
  ] as const) {
    const read = readSettings({ [name]: value })
    assert.ok(!read.ok, `${name}=${value}`)
    assert.match(read.error, new RegExp(`^${name}`))
    assert.equal(read.error.includes('\n'), false)
  }
})
