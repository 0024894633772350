import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPortalOrigin } from '../config.ts'
import { nameOfNew } from './maker.ts'
import { freeName, shortName } from './passkey.ts'
import { relyingParty } from './relying-party.ts'

test('an authenticator knows the portal by its host alone, in Punycode where it is Cyrillic', () => {
  assert.deepEqual(relyingParty(readPortalOrigin('http://localhost:3000')), {
    id: 'localhost',
    origin: 'http://localhost:3000',
  })
  assert.deepEqual(relyingParty(readPortalOrigin('https://медицина.рф')), {
    id: 'xn--80ahcnaul4e.xn--p1ai',
    origin: 'https://xn--80ahcnaul4e.xn--p1ai',
  })
})

test('a key is called after who keeps it, else after where it was added, and never like another', () => {
  const device = { browser: 'yandex', system: 'android' } as const
  const aaguid = '00000000-0000-0000-0000-000000000000'
  const google = { aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', isElsewhere: false, device }
  assert.equal(nameOfNew(google), 'Пароли Google')
  assert.equal(nameOfNew({ aaguid, isElsewhere: false, device }), 'Яндекс Браузер, Android')
  assert.equal(nameOfNew({ aaguid, isElsewhere: true, device }), 'Ключ на другом устройстве')
  assert.equal(freeName('Ключ', []), 'Ключ')
  assert.equal(freeName('Ключ', ['Ключ', 'Ключ 2']), 'Ключ 3')
})

test('a device is told a first name and a letter', () => {
  assert.equal(shortName({ firstName: 'Вера', lastName: 'Кузнецова' }), 'Вера К.')
})
