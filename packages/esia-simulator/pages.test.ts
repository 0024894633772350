import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathOf } from './oauth/endpoint.ts'
import { paths } from './paths.ts'
import { Browser } from './testing/browser.ts'
import { typePassword } from './testing/person.ts'
import { trialStand } from './testing/trial-stand.ts'

const banner = 'Тестовый стенд ЕСИА — не вводите настоящие пароли'
const trial = await trialStand('RS256')

const pages =
  'home people addPerson clients preview control journal login recovery registration signature qr signInHelp smsHelp whereHelp support phone phoneQr faults steps logout'
const everyPage = [
  ...Object.entries(paths).flatMap(([name, path]) => (pages.split(' ').includes(name) ? [path] : [])),
  pathOf('v2/ac'),
  '/nothing',
]

test('no page goes without the banner, the language, one heading and the headers', async () => {
  for (const path of everyPage) {
    const answer = await new Browser(trial.app).ask('GET', path)
    assert.ok(answer.body.includes(banner), path)
    assert.match(answer.body, /<html lang="ru">/)
    assert.equal(answer.body.match(/<h1>/g)?.length, 1, path)
    assert.doesNotMatch(answer.body, /<script(?![^>]* src=)|<style| style=| on\w+="/)

    const policy = String(answer.headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /form-action 'self' http:\/\/localhost:\* https:\/\/localhost:\*;/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
})

test('the login page has the labels of the manual and of Госуслуги, letter for letter', async () => {
  const { body } = await new Browser(trial.app).ask('GET', paths.login)
  for (const label of [
    '<label for="login">Телефон / Эл. почта / СНИЛС</label>',
    '<label for="password">Пароль</label>',
    ' id="login" name="Телефон / Эл. почта / СНИЛС"',
    ' id="password" name="Пароль"',
    '<button class="plain-button plain-button_wide" type="submit">Войти</button>',
    'aria-label="QR-код">',
    'aria-label="Эл. подпись">',
    '>Куда ещё можно войти с паролем от Госуслуг?</a>',
    '>Войти</button>',
    '>Восстановить</button>',
    '>Войти другим способом</h2>',
    '>QR-код</button>',
    '>Эл. подпись</button>',
    '>Не удается войти?</a>',
    '>Зарегистрироваться</button>',
  ]) {
    assert.ok(body.includes(label), label)
  }
})

test('each help page leads to the support service and back to where the person was', async () => {
  const browser = await typePassword(trial, 'confirmed')
  assert.ok(browser.page.includes('>Не приходит смс</a>'))
  for (const [help, back, from] of [
    [paths.signInHelp, paths.login, 'sign-in'],
    [paths.smsHelp, paths.code, 'sms'],
  ] as const) {
    await browser.open(help)
    assert.ok(browser.page.includes(`<a href="${back}">`))
    assert.ok(browser.page.includes(`<a href="/support?from=${from}">обратиться в службу поддержки</a>`))

    await browser.open(`/support?from=${from}`)
    assert.ok(browser.page.includes(`<a href="${help}">`))
    await browser.send({ story: 'Не вижу кода', email: 'vera@pochta.example' })
    assert.match(browser.page, /Обращение ТС-\d{6} принято/)
    assert.ok(browser.page.includes(`<a href="${back}">`))
  }
})

test('the support form says all that is missing and keeps what was typed', async () => {
  const browser = new Browser(trial.app)
  await browser.open('/support')
  await browser.send({ story: ' ', email: 'not an address' })
  assert.match(browser.page, /id="story-error">Заполните поле/)
  assert.match(browser.page, /id="email-error">Введите адрес почты/)
  assert.ok(browser.page.includes('value="not an address"'))
  await browser.send({ story: 'а'.repeat(2_001), email: 'vera@pochta.example' })
  assert.match(browser.page, /до 2000 знаков/)
})

test('a form sent from another site does nothing', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3001' },
  ]) {
    for (const path of ['/login/', '/login/code', '/login/grant', '/phone/qr', '/aas/oauth2/api/login']) {
      const answer = await new Browser(trial.app).ask('POST', path, {}, headers)
      assert.equal(answer.statusCode, 403, path)
    }
  }
  for (const origin of ['http://localhost:3000', 'null']) {
    const answer = await trial.app.inject({ method: 'POST', url: '/login/', headers: { origin } })
    assert.equal(answer.statusCode, 403, origin)
  }
  const own = await trial.app.inject({
    method: 'POST',
    url: '/login/',
    headers: { origin: 'http://127.0.0.1:3001' },
  })
  assert.equal(own.statusCode, 422)
})

test('a page that gave its own name this machine’s address shows and steers nothing of the stand', async () => {
  const call = (url: string, host: string, on = trial) => on.app.inject({ url, headers: { host } })
  const shown =
    '/ /trial.json /%74rial.json /trial/sms /trial/people /people/mother /phone /control /journal /clients'
  for (const path of shown.split(' ')) {
    for (const host of [
      'evil.example',
      'evil.example:3001',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
    ]) {
      const answer = await call(path, host)
      assert.equal(answer.statusCode, 403, `${path} of ${host}`)
      assert.doesNotMatch(answer.body, /Parol|\+7/)
    }
    for (const host of ['127.0.0.1:3001', 'localhost:3001', '[::1]:3001', 'esia.localhost']) {
      assert.notEqual((await call(path, host)).statusCode, 403, `${path} of ${host}`)
    }
  }
  for (const path of ['/login/', '/aas/oauth2/config', '/rs/prns/1']) {
    assert.notEqual((await call(path, 'esia.gosuslugi.ru')).statusCode, 403, path)
  }

  const named = await trialStand('RS256', undefined, { origin: 'http://stand.example:3001' })
  assert.equal((await call('/trial.json', 'stand.example:3001', named)).statusCode, 200)
  const open = await trialStand('RS256', undefined, { host: '0.0.0.0' })
  assert.equal((await call('/trial.json', 'simulator', open)).statusCode, 200)
  const proxied = await trialStand('RS256', undefined, { behindProxy: true })
  assert.equal((await call('/trial.json', 'simulator', proxied)).statusCode, 200)
})

test('who sends a byte a second holds a connection for ten seconds, headers and body together', () => {
  // Of unequal ones Node takes the larger for the body.
  const { headersTimeout, requestTimeout } = trial.app.server
  assert.deepEqual([headersTimeout, requestTimeout], [10_000, 10_000])
})

test('a body above 64 KB is not read', async () => {
  const browser = new Browser(trial.app)
  const answer = await browser.ask('POST', '/login/', { login: 'x'.repeat(65_536), password: 'x' })
  assert.equal(answer.statusCode, 413)
  assert.ok(answer.body.includes(banner))
})

test('scripts find the people and their messages', async () => {
  const answer = await trial.app.inject({ url: '/trial.json' })
  const trialJson: { people: { id: string; name: string; phone: string }[]; sms: string } = answer.json()
  assert.partialDeepStrictEqual(answer.json(), {
    portal: 'http://localhost:3000',
    simulator: 'http://127.0.0.1:3001',
    sms: 'http://127.0.0.1:3001/trial/sms',
  })
  assert.deepEqual(
    trialJson.people.map(({ id }) => id),
    'confirmed mother minor unconfirmed no-patronymic foreign no-policy unverified-contact locked long-name no-snils'.split(
      ' ',
    ),
  )

  await typePassword(trial, 'minor')
  await typePassword(trial, 'minor')
  const minor = trialJson.people.find(({ id }) => id === 'minor')
  const sms = await trial.app.inject({ url: `/trial/sms?phone=${encodeURIComponent(minor?.phone ?? '')}` })
  const messages: { text: string; code: string; sentAt: string }[] = sms.json()
  assert.equal(messages.length, 2)
  assert.match(messages[0]?.code ?? '', /^\d{6}$/)
  assert.ok((messages[0]?.sentAt ?? '') >= (messages[1]?.sentAt ?? ''))

  assert.deepEqual((await trial.app.inject({ url: '/trial/sms?phone=%2B79990000000' })).json(), [])
  assert.equal((await trial.app.inject({ url: '/trial/sms' })).statusCode, 400)
})
