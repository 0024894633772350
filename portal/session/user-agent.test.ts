import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { browserNames, readUserAgent, systemNames } from './user-agent.ts'

const told: readonly [browser: string, system: string, text: string][] = [
  [
    'chrome',
    'windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ],
  [
    'yandex',
    'windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10.0.0 Safari/537.36',
  ],
  [
    'yandex',
    'android',
    'Mozilla/5.0 (Linux; arm_64; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10.1.88.00 SA/3 Mobile Safari/537.36',
  ],
  [
    'sber',
    'windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 SberBrowser/24.1.0.0 Safari/537.36',
  ],
  [
    'atom',
    'windows',
    'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Atom/33.0.0.43 Safari/537.36',
  ],
  [
    'edge',
    'windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  ],
  [
    'opera',
    'linux',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0',
  ],
  [
    'samsung',
    'android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  ],
  [
    'xiaomi',
    'android',
    'Mozilla/5.0 (Linux; U; Android 13; ru-ru; M2101K6G) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.18.0-gn',
  ],
  [
    'huawei',
    'harmony',
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-NX9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36',
  ],
  ['firefox', 'windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  [
    'firefox',
    'iphone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/145.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'chrome',
    'iphone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'safari',
    'iphone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  ],
  [
    'safari',
    'ipad',
    'Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
  ],
  [
    'safari',
    'mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  ],
  [
    'chrome',
    'chromeos',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ],
  ['explorer', 'windows', 'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko'],
  ['unknown', 'unknown', 'curl/8.5.0'],
  ['unknown', 'unknown', ''],
]

for (const [browser, system, text] of told) {
  test(`a browser of ${browser} on ${system} is known by ${text.slice(-40) || 'nothing'}`, () => {
    assert.deepEqual(readUserAgent(text), { browser, system })
  })
}

test('a browser that says nothing of itself is an unknown one', () => {
  assert.deepEqual(readUserAgent(undefined), { browser: 'unknown', system: 'unknown' })
})

test('whatever a browser says, one of the names known here comes out, and nothing of its text', () => {
  const marks = told.flatMap(([, , text]) => text.split(' '))
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(fc.constantFrom(...marks), fc.string())).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, (said) => {
      const read = readUserAgent(said)
      assert.deepEqual(Object.keys(read), ['browser', 'system'])
      assert.ok(browserNames.includes(read.browser))
      assert.ok(systemNames.includes(read.system))
    }),
  )
})

test('what stands after a thousand characters is not read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...told), ([browser, , text]) => {
      const filler = 'x'.repeat(1000)
      assert.deepEqual(readUserAgent(filler + text), { browser: 'unknown', system: 'unknown' })
      assert.equal(readUserAgent(text + filler).browser, browser)
    }),
  )
})
