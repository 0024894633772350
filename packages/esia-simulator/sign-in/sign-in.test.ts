import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Assumed } from '../assumed.ts'
import { Browser } from '../testing/browser.ts'
import { authorizationFields, type Fields } from '../testing/integrator.ts'
import { newestCode, personOf, signInThroughForms, typePassword } from '../testing/person.ts'
import { trialStand, wait, type Trial } from '../testing/trial-stand.ts'

async function comeToLogin(trial: Trial): Promise<Browser> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  assert.equal(browser.path, '/login/')
  return browser
}

const wrongCode = (trial: Trial, id: string) => (newestCode(trial, id) === '000000' ? '000001' : '000000')

test('a wrong login and a wrong password are told in the same words, and the login is kept', async () => {
  const trial = await trialStand('RS256')
  for (const login of ['+7 000 000 01 01', 'nobody@pochta.example', '000-000-799 99']) {
    const browser = await comeToLogin(trial)
    await browser.send({ login, password: 'wrong' })
    assert.match(browser.page, /Неверный логин или пароль/)
    assert.ok(browser.page.includes(`value="${login}"`), login)
    assert.match(browser.page, /<title>Ошибка: /)
  }
})

test('an empty field is asked to be filled in', async () => {
  const trial = await trialStand('RS256')
  const browser = await comeToLogin(trial)
  await browser.send({ login: ' ', password: 'x' })
  assert.match(browser.page, /id="login-error">Заполните поле/)
  await browser.send({ login: '"><script>@x.y', password: '' })
  assert.match(browser.page, /id="password-error">Заполните поле/)
  assert.ok(browser.page.includes('value="&quot;&gt;&lt;script&gt;@x.y"'))
})

test('a login that is neither a number nor an address is told so, and what would do', async () => {
  const trial = await trialStand('RS256')
  const browser = await comeToLogin(trial)
  await browser.send({ login: 'просто слова', password: 'x' })
  assert.match(browser.page, /id="login-error">Введите номер телефона, СНИЛС или электронную почту</)
  await browser.send({ login: 'vera@', password: 'x' })
  assert.match(browser.page, /или электронную почту в формате example@elpochta\.ru</)
})

test('the form sends the names that Госуслуги gives its fields, and those of our own serve too', async () => {
  const trial = await trialStand('RS256')
  const { password } = personOf(trial, 'confirmed')
  for (const names of [
    ['Телефон / Эл. почта / СНИЛС', 'Пароль'],
    ['Телефон  /  Email  /  СНИЛС', 'Пароль'],
    ['login', 'password'],
  ] as const) {
    const browser = await comeToLogin(trial)
    await browser.open('/login/', { [names[0]]: 'vera@pochta.example', [names[1]]: password })
    assert.equal(browser.path, '/login/code')
  }
})

test('phone, e-mail and СНИЛС all serve as a login, in any usual spelling', async () => {
  const trial = await trialStand('RS256')
  const { password } = personOf(trial, 'confirmed')
  for (const login of [
    '+7(000)0000101',
    '8 000 000-01-01',
    '80000000101',
    '0000000101',
    ' VERA@pochta.example ',
    '000-000-701 22',
    '00000070122',
  ]) {
    const browser = await comeToLogin(trial)
    await browser.send({ login, password })
    assert.equal(browser.path, '/login/code', login)
  }
})

test('an e-mail that was never verified is no login', async () => {
  const trial = await trialStand('RS256')
  const browser = await comeToLogin(trial)
  await browser.send({ login: 'oleg@pochta.example', password: personOf(trial, 'unconfirmed').password })
  assert.match(browser.page, /Неверный логин или пароль/)
})

test('ten wrong passwords make that login wait a minute, whether it exists or not', async () => {
  const assumed = new Assumed([['captcha-after', 1_000]])
  for (const login of ['00000070122', 'nobody@pochta.example']) {
    const trial = await trialStand('RS256', undefined, { assumed })
    const browser = await comeToLogin(trial)
    for (let tries = 0; tries < 10; tries += 1) await browser.send({ login, password: 'wrong' })
    await browser.send({ login, password: personOf(trial, 'confirmed').password })
    assert.match(browser.page, /Повторите через 60 секунд/)
  }
})

test('the code comes to the phone, and the page shows the phone masked', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  assert.match(browser.page, /\+7 \*\*\* \*\*\* \*\* 01/)
  assert.equal(browser.page.includes('0000101'), false)
  assert.match(browser.page, /Никому не называйте этот код/)
  assert.match(browser.page, /autocomplete="one-time-code"/)

  const sms = await trial.app.inject({ url: '/trial/sms?phone=%2B70000000101' })
  assert.match(sms.body, new RegExp(newestCode(trial, 'confirmed')))
})

test('a code with spaces is read as one', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  const code = newestCode(trial, 'confirmed')
  assert.ok((await browser.send({ code: `${code.slice(0, 3)} ${code.slice(3)}` }))?.searchParams.has('code'))
})

test('an empty code takes no try, a wrong one does, and the third locks the way for an hour', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  await browser.send({ code: '' })
  assert.match(browser.page, /Заполните поле/)
  await browser.send({ code: wrongCode(trial, 'confirmed') })
  assert.match(browser.page, /Осталось попыток: 2/)
  await browser.send({ code: wrongCode(trial, 'confirmed') })
  assert.match(browser.page, /Осталось попыток: 1/)
  await browser.send({ code: wrongCode(trial, 'confirmed') })
  assert.match(browser.page, /Ввод кода закрыт на час/)

  const right = await browser.ask('POST', '/login/code', { code: newestCode(trial, 'confirmed') })
  assert.equal(right.statusCode, 422)
  assert.match((await typePassword(trial, 'confirmed')).page, /Ввод кода закрыт на час/)

  wait(trial, 3_601)
  assert.equal((await typePassword(trial, 'confirmed')).path, '/login/code')
})

test('the lock can be taken off on the test phone', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  for (let tries = 0; tries < 3; tries += 1) {
    await browser.ask('POST', '/login/code', { code: wrongCode(trial, 'confirmed') })
  }
  await browser.open('/phone')
  assert.match(browser.page, /Снять запрет/)
  await browser.open('/phone', { free: 'confirmed' })
  assert.doesNotMatch(browser.page, /Снять запрет/)
  assert.ok((await signInThroughForms(trial, 'confirmed')).back)
})

test('a code ends after five minutes', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  wait(trial, 300)
  await browser.send({ code: newestCode(trial, 'confirmed') })
  assert.match(browser.page, /Код больше не действует/)
})

test('another code may be asked for after a minute; it voids the former and brings no new tries', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  const former = newestCode(trial, 'confirmed')
  await browser.open('/login/code/resend', {})
  assert.match(browser.page, /через 60 секунд/)
  assert.equal(newestCode(trial, 'confirmed'), former)

  await browser.send({ code: wrongCode(trial, 'confirmed') })
  wait(trial, 60)
  await browser.open('/login/code/resend', {})
  assert.match(browser.page, /Новый код отправлен/)
  if (newestCode(trial, 'confirmed') !== former) {
    await browser.send({ code: former })
    assert.match(browser.page, /Осталось попыток: 1/)
  }
  assert.ok((await browser.send({ code: newestCode(trial, 'confirmed') }))?.searchParams.has('code'))
})

test('no more than five codes more are sent in a day', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  for (let resends = 0; resends < 5; resends += 1) {
    wait(trial, 61)
    await browser.open('/login/code/resend', {})
    assert.match(browser.page, /Новый код отправлен/)
  }
  wait(trial, 61)
  await browser.open('/login/code/resend', {})
  assert.match(browser.page, /новых кодов больше не будет/)
})

test('the code page is for those who have typed the password', async () => {
  const trial = await trialStand('RS256')
  const browser = await comeToLogin(trial)
  await browser.open('/login/code')
  assert.equal(browser.path, '/login/')
  await browser.open('/login/code', { code: '000000' })
  assert.equal(browser.path, '/login/')
  await browser.open('/login/grant', { answer: 'allow' })
  assert.equal(browser.path, '/login/')
})

test('the session gets a new cookie at the sign-in, and the old one opens nothing', async () => {
  const trial = await trialStand('RS256')
  const browser = await typePassword(trial, 'confirmed')
  const planted = browser.cookie
  await browser.send({ code: newestCode(trial, 'confirmed') })
  assert.notEqual(browser.cookie, planted)

  const query = new URLSearchParams(authorizationFields(trial)).toString()
  const answer = await trial.app.inject({ url: `/aas/oauth2/v2/ac?${query}`, headers: { cookie: planted } })
  assert.equal(answer.headers.location, '/login/')
})

test('a second request of the same browser needs no password, and tells when the first sign-in was', async () => {
  const trial = await trialStand('RS256')
  const { browser, back } = await signInThroughForms(trial, 'confirmed')
  const authTime = (code: string | null | undefined) => {
    const claims: { auth_time: number } = JSON.parse(
      Buffer.from(code?.split('.')[1] ?? '', 'base64url').toString(),
    )
    return claims.auth_time
  }
  wait(trial, 600)
  const query = new URLSearchParams(authorizationFields(trial)).toString()
  const again = await browser.open(`/aas/oauth2/v2/ac?${query}`)
  assert.ok(again)
  assert.equal(authTime(again.searchParams.get('code')), authTime(back?.searchParams.get('code')))
  assert.notEqual(again.searchParams.get('code'), back?.searchParams.get('code'))

  wait(trial, 10_800)
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  assert.equal(browser.path, '/login/')
})

test('a refusal to hand the data over returns access_denied and is not remembered', async () => {
  const trial = await trialStand('RS256')
  const fields = authorizationFields(trial)
  const { browser } = await signInThroughForms(trial, 'mother', fields)
  const back = await browser.send({ answer: 'deny' })
  assert.deepEqual(Object.fromEntries(back?.searchParams ?? []), {
    error: 'access_denied',
    error_description: 'ESIA-007004: The resource owner or authorization server denied the request.',
    state: fields['state'],
  })
  await browser.open(`/aas/oauth2/v2/ac?${new URLSearchParams(authorizationFields(trial)).toString()}`)
  assert.equal(browser.path, '/login/grant')
})

test('an answer on a page left open from another request grants nothing', async () => {
  const trial = await trialStand('RS256')
  const { browser } = await signInThroughForms(trial, 'mother')
  await browser.open('/login/grant', { request: 'another', answer: 'allow' })
  assert.equal(browser.path, '/login/grant')
  await browser.open('/login/grant', { answer: 'allow' })
  assert.equal(browser.path, '/login/grant')
})

test('what was granted covers that much and asks for the rest', async () => {
  const trial = await trialStand('RS256')
  const narrow = (of: Fields): Fields => ({ ...of, scope: 'openid fullname' })
  const { browser } = await signInThroughForms(trial, 'mother', authorizationFields(trial, narrow))
  assert.ok(await browser.send({ answer: 'allow' }))
  assert.ok((await signInThroughForms(trial, 'mother', authorizationFields(trial, narrow))).back)
  assert.equal((await signInThroughForms(trial, 'mother')).back, undefined)
})

test('a client that wants confirmed accounts only does not get the other ones', async () => {
  const trial = await trialStand('RS256')
  const person_filter = Buffer.from('conf_acc').toString('base64')
  const filter = (of: Fields): Fields => ({ ...of, person_filter })
  const { back } = await signInThroughForms(trial, 'unconfirmed', authorizationFields(trial, filter))
  assert.equal(back?.searchParams.get('error'), 'access_denied')
  assert.match(back.searchParams.get('error_description') ?? '', /^ESIA-007055/)
  assert.ok(
    (await signInThroughForms(trial, 'confirmed', authorizationFields(trial, filter))).back?.searchParams.has(
      'code',
    ),
  )
})

test('words of waiting follow the settings', async () => {
  const assumed = new Assumed([
    ['otp-life', 90],
    ['otp-tries', 2],
    ['otp-lock', 7_200],
    ['otp-resend-after', 240],
    ['password-wait', 21],
    ['password-tries', 1],
  ])
  const trial = await trialStand('RS256', undefined, { assumed })
  const browser = await typePassword(trial, 'confirmed')
  assert.match(browser.page, /Он действует 90 секунд\./)
  await browser.open('/login/code/resend', {})
  assert.match(browser.page, /через 4 минуты после прежнего/)
  for (let tries = 0; tries < 2; tries += 1)
    await browser.open('/login/code', { code: wrongCode(trial, 'confirmed') })
  assert.match(browser.page, /<h1>Ввод кода закрыт на 2 часа<\/h1>/)
  assert.match(browser.page, /не подошёл 2 раза/)

  const other = await comeToLogin(trial)
  for (let tries = 0; tries < 2; tries += 1) await other.send({ login: '00000079999', password: 'x' })
  assert.match(other.page, /Повторите через 21 секунду/)

  await other.open('/help/sign-in')
  assert.match(other.page, /через 21 секунду, после 2-го неверного кода — через 2 часа/)
  await other.open('/help/sms')
  assert.match(other.page, /через 4 минуты после прежнего, и не больше 5 раз в сутки/)
})
