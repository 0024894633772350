import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { findOpenssl, skipUnlessFound } from '../../test/openssl-engine.ts'
import { Assumed, readAssumed } from './assumed.ts'
import { assumptions, type AssumptionName } from './assumptions.ts'
import { acFields, foreignClient, outcomeAtAc, signed, v1 } from './testing/foreign-client.ts'
import { cmsSigner, opensslSigner, rawSigner } from './testing/foreign-signer.ts'
import {
  askTokens,
  authorizationFields,
  refreshFields,
  sign,
  timestamp,
  tokenFields,
  type Fields,
} from './testing/integrator.ts'
import { codeFor, newestCode, typePassword } from './testing/person.ts'
import { trialStand, wait, type Trial } from './testing/trial-stand.ts'
import { Browser } from './testing/browser.ts'

const found = findOpenssl()
const skip = skipUnlessFound(found)
after(() => {
  if (typeof found !== 'string') found.remove()
})

type Try = {
  /** Other than by default. */
  readonly other: boolean | number
  /** What a client or a person sees. */
  readonly sees: (trial: Trial) => Promise<unknown>
  readonly byDefault: unknown
  readonly otherwise: unknown
  readonly needsOpenssl?: true
  /** What has to be assumed either way, so that it shows. */
  readonly besides?: string
}

const set =
  (more: Fields) =>
  (fields: Fields): Fields => ({ ...fields, ...more })

type Said = Readonly<Record<string, unknown>>

async function tokens(trial: Trial, fields: Fields): Promise<Said & { status: number }> {
  const answer = await askTokens(trial, fields)
  const said: Said = answer.json()
  return { ...said, status: answer.statusCode, code: String(said['error_description']).slice(5, 11) }
}

const atAc = (trial: Trial, before: (of: Fields) => Fields, after?: (of: Fields) => Fields) =>
  outcomeAtAc(trial, authorizationFields(trial, before, after), 'v2/ac')

async function offlineTokens(trial: Trial): Promise<Said & { status: number }> {
  const offline = authorizationFields(trial, set({ access_type: 'offline' }))
  return tokens(trial, tokenFields(trial, await codeFor(trial, 'confirmed', offline)))
}

const later = (trial: Trial, seconds: number) =>
  timestamp(new Date(trial.clock.now.getTime() - seconds * 1000))

/** How the code page answers so many wrong codes, by the words of the JSON API. */
async function wrongCodes(trial: Trial, count: number): Promise<unknown> {
  const browser = await typePassword(trial, 'confirmed')
  const wrong = newestCode(trial, 'confirmed') === '000000' ? '000001' : '000000'
  let said: Said = {}
  for (let at = 0; at < count; at += 1)
    said = (await browser.ask('POST', `/aas/oauth2/api/login/otp/verify?code=${wrong}`, {})).json()
  return said['failed']
}

async function resent(trial: Trial, waits: readonly number[]): Promise<number> {
  const browser = await typePassword(trial, 'confirmed')
  const phone = '+7(000)0000101'
  for (const seconds of waits) {
    wait(trial, seconds)
    await browser.ask('POST', '/login/code/resend', {})
  }
  return trial.stand.memory.sms.to(phone).length - 1
}

async function wrongPasswords(trial: Trial, count: number): Promise<unknown> {
  const browser = new Browser(trial.app)
  let said: Said = {}
  for (let at = 0; at < count; at += 1) {
    const answer = await trial.app.inject({
      method: 'POST',
      url: '/aas/oauth2/api/login',
      headers: { cookie: browser.cookie },
      payload: { login: 'nobody@pochta.example', password: 'x' },
    })
    said = answer.json()
  }
  return said['failed']
}

const nobody = createHash('sha256').update('nobody@pochta.example').digest('base64url')

const tries: Readonly<Record<AssumptionName, Try>> = {
  'timestamp-tolerance': {
    other: 30,
    sees: (trial) => atAc(trial, set({ timestamp: later(trial, 60) })),
    byDefault: 'login',
    otherwise: '007015',
  },
  'parameters-before-secret': {
    other: false,
    sees: (trial) => atAc(trial, set({ response_type: 'token' }), set({ client_secret: 'x' })),
    byDefault: '007009',
    otherwise: '007053',
  },
  'error-by-code': {
    other: false,
    sees: async (trial) => {
      const query = new URLSearchParams(authorizationFields(trial, set({ scope: 'nonsense' }))).toString()
      const answer = await trial.app.inject({ url: `/aas/oauth2/v2/ac?${query}` })
      return new URL(String(answer.headers.location)).searchParams.get('error')
    },
    byDefault: 'invalid_scope',
    otherwise: 'invalid_request',
  },
  'client-errors-401': {
    other: false,
    sees: async (trial) => (await tokens(trial, { client_id: 'X', grant_type: 'authorization_code' })).status,
    byDefault: 401,
    otherwise: 400,
  },
  'foreign-certificate-007002': {
    other: false,
    sees: async (trial) => {
      const { mnemonic } = await foreignClient(trial, rawSigner())
      const hash = trial.stand.clients.named(mnemonic)?.certificates[0]?.hash ?? ''
      return atAc(trial, set({ client_certificate_hash: hash }))
    },
    byDefault: '007002',
    otherwise: '007053',
  },
  'line-breaks-in-secret': {
    other: false,
    sees: (trial) =>
      atAc(
        trial,
        (of) => of,
        (of) => ({
          ...of,
          client_secret: `${of['client_secret']?.slice(0, 64)}\r\n${of['client_secret']?.slice(64)}\n`,
        }),
      ),
    byDefault: 'login',
    otherwise: '007053',
  },
  'rsa-at-v1': {
    other: true,
    needsOpenssl: true,
    sees: async (trial) => {
      if (typeof found === 'string') throw new Error(found)
      const smime = 'smime -sign -in message -outform DER -out signature -signer CERT -inkey KEY -md sha256'
      const signer = opensslSigner(found, 'rsa', smime)
      wait(trial, 30)
      const named = await foreignClient(trial, signer)
      return outcomeAtAc(trial, signed(named, v1, acFields(named)), 'ac')
    },
    byDefault: '007005',
    otherwise: 'login',
  },
  'attached-cms-at-v1': {
    other: true,
    sees: async (trial) => {
      const named = await foreignClient(trial, cmsSigner({ signedAttributes: true, detached: false }))
      return outcomeAtAc(trial, signed(named, v1, acFields(named)), 'ac')
    },
    byDefault: '007005',
    otherwise: 'login',
  },
  'refresh-signed-without-redirect': {
    other: false,
    sees: async (trial) => {
      const first = await offlineTokens(trial)
      const { redirect_uri: _uri, ...fields } = refreshFields(trial, String(first['refresh_token']))
      const text = 'client_id scope timestamp state refresh_token'
        .split(' ')
        .map((name) => fields[name])
        .join('')
      return (await tokens(trial, { ...fields, client_secret: sign(trial, text) })).status
    },
    byDefault: 200,
    otherwise: 401,
  },
  'pkce-s256': {
    other: false,
    sees: async (trial) => {
      const code_challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url')
      const challenge = set({ code_challenge, code_challenge_method: 'S256' })
      const code = await codeFor(trial, 'confirmed', authorizationFields(trial, challenge))
      return (await tokens(trial, tokenFields(trial, code, set({ code_verifier: 'w'.repeat(43) })))).status
    },
    byDefault: 400,
    otherwise: 200,
  },
  'nonce-echoed': {
    other: true,
    sees: async (trial) => {
      const code = await codeFor(
        trial,
        'confirmed',
        authorizationFields(trial, set({ nonce: 'n-0S6_WzA2Mj' })),
      )
      const { id_token } = await tokens(trial, tokenFields(trial, code))
      const claims: Said = JSON.parse(
        Buffer.from(String(id_token).split('.')[1] ?? '', 'base64url').toString(),
      )
      return claims['nonce']
    },
    byDefault: undefined,
    otherwise: 'n-0S6_WzA2Mj',
  },
  'code-life': {
    other: 30,
    sees: async (trial) => {
      const code = await codeFor(trial, 'confirmed')
      wait(trial, 60)
      return (await tokens(trial, tokenFields(trial, code))).status
    },
    byDefault: 200,
    otherwise: 400,
  },
  'code-serves-once': {
    other: false,
    sees: async (trial) => {
      const code = await codeFor(trial, 'confirmed')
      await tokens(trial, tokenFields(trial, code))
      return (await tokens(trial, tokenFields(trial, code))).status
    },
    byDefault: 400,
    otherwise: 200,
  },
  'reuse-voids-tokens': {
    other: false,
    sees: async (trial) => {
      const code = await codeFor(trial, 'confirmed')
      const { access_token } = await tokens(trial, tokenFields(trial, code))
      await tokens(trial, tokenFields(trial, code))
      const headers = { authorization: `Bearer ${String(access_token)}` }
      return (await trial.app.inject({ url: '/rs/prns/1000400101', headers })).statusCode
    },
    byDefault: 401,
    otherwise: 200,
  },
  'refresh-life': {
    other: 60,
    sees: async (trial) => {
      const first = await offlineTokens(trial)
      wait(trial, 120)
      return (await tokens(trial, refreshFields(trial, String(first['refresh_token'])))).status
    },
    byDefault: 200,
    otherwise: 400,
  },
  'refreshed-id-lives-anew': {
    other: false,
    sees: async (trial) => {
      const first = await offlineTokens(trial)
      wait(trial, 10_801)
      const { id_token } = await tokens(trial, refreshFields(trial, String(first['refresh_token'])))
      const claims: Said = JSON.parse(
        Buffer.from(String(id_token).split('.')[1] ?? '', 'base64url').toString(),
      )
      return Number(claims['exp']) - Number(claims['iat'])
    },
    byDefault: 10_800,
    otherwise: -1,
  },
  'service-email': {
    other: true,
    sees: async (trial) => {
      const contacts = 'openid contacts'
      const code = await codeFor(trial, 'confirmed', authorizationFields(trial, set({ scope: contacts })))
      const { access_token } = await tokens(trial, tokenFields(trial, code, set({ scope: contacts })))
      const headers = { authorization: `Bearer ${String(access_token)}` }
      return (
        await trial.app.inject({ url: '/rs/prns/1000400101/ctts?embed=(elements)', headers })
      ).body.includes('"CEM"')
    },
    byDefault: false,
    otherwise: true,
  },
  'contacts-open-addresses': {
    other: true,
    sees: async (trial) => {
      const contacts = 'openid contacts'
      const code = await codeFor(trial, 'confirmed', authorizationFields(trial, set({ scope: contacts })))
      const { access_token } = await tokens(trial, tokenFields(trial, code, set({ scope: contacts })))
      const headers = { authorization: `Bearer ${String(access_token)}` }
      return (await trial.app.inject({ url: '/rs/prns/1000400101/addrs', headers })).statusCode
    },
    byDefault: 403,
    otherwise: 200,
  },
  'session-life': {
    other: 60,
    sees: async (trial) => {
      const browser = await typePassword(trial, 'confirmed')
      await browser.send({ code: newestCode(trial, 'confirmed') })
      wait(trial, 120)
      const query = new URLSearchParams(authorizationFields(trial)).toString()
      const back = await browser.open(`/aas/oauth2/v2/ac?${query}`)
      return back?.searchParams.has('code') ?? browser.path
    },
    byDefault: true,
    otherwise: '/login/',
  },
  'otp-life': {
    other: 30,
    sees: async (trial) => {
      const browser = await typePassword(trial, 'confirmed')
      wait(trial, 60)
      const back = await browser.send({ code: newestCode(trial, 'confirmed') })
      return back?.searchParams.has('code') ?? 'too late'
    },
    byDefault: true,
    otherwise: 'too late',
  },
  'otp-tries': {
    other: 2,
    sees: (trial) => wrongCodes(trial, 2),
    byDefault: 'INVALID_OTP',
    otherwise: 'ACCOUNT_LOCKED',
  },
  'otp-lock': {
    other: 60,
    sees: async (trial) => {
      await wrongCodes(trial, 3)
      wait(trial, 120)
      return trial.stand.memory.locks.secondFactorLockedUntil('confirmed') !== undefined
    },
    byDefault: true,
    otherwise: false,
  },
  'otp-resend-after': {
    other: 10,
    sees: (trial) => resent(trial, [30]),
    byDefault: 0,
    otherwise: 1,
  },
  'otp-resends-a-day': {
    other: 1,
    sees: (trial) => resent(trial, [61, 61]),
    byDefault: 2,
    otherwise: 1,
  },
  'password-tries': {
    other: 2,
    sees: (trial) => wrongPasswords(trial, 3),
    byDefault: 'INVALID_PASSWORD',
    otherwise: 'ACCOUNT_LOCKED',
  },
  'password-wait': {
    other: 600,
    besides: 'captcha-after=1000',
    sees: async (trial) => {
      await wrongPasswords(trial, 11)
      wait(trial, 120)
      return wrongPasswords(trial, 1)
    },
    byDefault: 'INVALID_PASSWORD',
    otherwise: 'ACCOUNT_LOCKED',
  },
  'captcha-after': {
    other: 5,
    sees: async (trial) => {
      await wrongPasswords(trial, 4)
      return trial.stand.memory.pictures.isNeededFor(nobody)
    },
    byDefault: true,
    otherwise: false,
  },
  'captcha-for': {
    other: 60,
    sees: async (trial) => {
      await wrongPasswords(trial, 3)
      wait(trial, 120)
      return trial.stand.memory.pictures.isNeededFor(nobody)
    },
    byDefault: true,
    otherwise: false,
  },
  'captcha-as-failure': {
    other: true,
    sees: (trial) => wrongPasswords(trial, 4),
    byDefault: undefined,
    otherwise: 'CAPTCHA_REQUIRED',
  },
  'second-factor': {
    other: false,
    sees: async (trial) => (await typePassword(trial, 'mother')).path,
    byDefault: '/login/code',
    otherwise: '/login/grant',
  },
  'page-of-2025': {
    other: false,
    sees: async (trial) => {
      const browser = new Browser(trial.app)
      await browser.open('/login/', { login: 'nobody@pochta.example', password: 'x' })
      const label = /<label for="login">(?<words>[^<]*)/.exec(browser.page)?.groups?.['words']
      return [label, /Невер[^<]*/.exec(browser.page)?.[0]]
    },
    byDefault: ['Телефон / Эл. почта / СНИЛС', 'Неверный логин или пароль'],
    otherwise: ['Телефон  /  Email  /  СНИЛС', 'Неверные логин или пароль'],
  },
  'help-as-in-manual': {
    other: false,
    sees: async (trial) => {
      const { body } = await new Browser(trial.app).ask('GET', '/login/')
      return /Не удается войти\?<\/a>|Не удаётся войти<\/button>/.exec(body)?.[0]
    },
    byDefault: 'Не удается войти?</a>',
    otherwise: 'Не удаётся войти</button>',
  },
  'wrapped-code-boxes': {
    other: true,
    sees: async (trial) => {
      const { page } = await typePassword(trial, 'confirmed')
      const from = page.indexOf('<esia-otp>')
      const opened = page.slice(from, page.indexOf('<input', from)).matchAll(/<(?<tag>[a-z-]+|\/[a-z]+)/g)
      return [...opened]
        .map(({ groups }) => groups?.['tag'] ?? '')
        .filter((tag) => !/^\/?(?:label|p)$/.test(tag))
    },
    byDefault: ['esia-otp', 'form', 'esia-code-input', 'code-input'],
    otherwise: ['esia-otp', 'div', 'form', 'div', 'esia-code-input', 'div', 'code-input'],
  },
}

const names = Object.entries(tries)
  .map(([name]) => name)
  .filter((name) => name in assumptions)

for (const [name, { other, sees, byDefault, otherwise, needsOpenssl, besides = '' }] of Object.entries(
  tries,
)) {
  test(`${name} is tried both ways`, { skip: needsOpenssl && skip }, async () => {
    const usual = readAssumed(besides)
    assert.ok(usual.ok)
    assert.deepEqual(await sees(await trialStand('RS256', undefined, { assumed: usual.value })), byDefault)

    const word = typeof other === 'number' ? String(other) : other ? 'on' : 'off'
    const assumed = readAssumed(`${besides} ${name}=${word}`)
    assert.ok(assumed.ok)
    const turned = await trialStand('RS256', undefined, { assumed: assumed.value })
    assert.deepEqual(await sees(turned), otherwise)
  })
}

test('every switch is tried', () => {
  assert.deepEqual(names.sort(), Object.keys(assumptions).sort())
})

test('what can not be assumed is one line that names the word', () => {
  const wrong: readonly (readonly [text: string, line: RegExp])[] = [
    ['code-live=3', /there is no "code-live"/],
    ['code-life', /code-life is "" instead of a whole number from 1 to 3600/],
    ['code-life=0', /instead of a whole number/],
    ['code-life=3601', /instead of a whole number/],
    ['code-life=on', /instead of a whole number/],
    ['nonce-echoed=yes', /nonce-echoed is "yes" instead of on or off/],
    ['nonce-echoed=on __proto__=on', /there is no "__proto__"/],
  ]
  for (const [text, line] of wrong) {
    const read = readAssumed(text)
    assert.ok(!read.ok)
    assert.match(read.error, line)
    assert.equal(read.error.includes('\n'), false)
  }

  const read = readAssumed(' nonce-echoed=on,code-life=60 ')
  assert.ok(read.ok)
  assert.deepEqual([read.value.on('nonce-echoed'), read.value.amount('code-life')], [true, 60])
  assert.equal(new Assumed().amount('code-life'), 120)
})
