import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ourFiles } from './house/tree.ts'
import { literals, literalsOf } from './words/literals.ts'
import { ENGLISH, saidInEnglish } from './words/english.ts'
import { inside, messages, modules } from './words/messages.ts'
import { breachesOf, LABELS, RULES } from './words/rules.ts'

const said = [...messages(), ...literals()]
const planted: Readonly<Record<keyof typeof RULES, string>> = {
  'no Latin letter stands inside a Russian word': 'Пaроль не подошёл',
  'it is СМС and почта, in Russian': 'Код из SMS',
  'spaces are single, and none stands before a comma or a full stop': 'Введите  пароль',
  'dashes, quotes and the dots are those of Russian print': 'Логин - это телефон',
  'ё has its dots': 'Учетная запись не подтверждена',
  'nobody is shouted at': 'Введите пароль!',
  'a person is called «Вы»': 'Введите ваш пароль',
  'nobody is blamed': 'Введён неверный пароль',
  'nobody is told whether an account exists': 'Логин не найден',
  'one thing has one word': 'Создайте аккаунт',
  'no bureaucratese': 'Необходимо ввести пароль',
  'nothing of the protocol reaches a patient': 'Токен просрочен',
  'an error does not end with a full stop': 'Введите пароль.',
}

test('the list of words reads every file of messages, and many other files', () => {
  assert.deepEqual(
    Object.keys(modules),
    ourFiles().filter((path) => /^(?:portal|packages)\/.*\/messages\.ts$/.test(path)),
  )
  assert.ok(said.length > 500)
  for (const label of LABELS)
    assert.ok(
      said.some(({ text }) => text.includes(label)),
      label,
    )
})

test('a message that takes arguments is listed with «…» in their place', () => {
  const ru = { title: 'Вход', errors: { wait: (time: string) => `Подождите ${time}` }, body: ['Раз', 'два'] }

  assert.deepEqual(inside(ru), [
    { key: 'title', text: 'Вход' },
    { key: 'errors.wait()', text: 'Подождите …' },
    { key: 'body.0', text: 'Раз' },
    { key: 'body.1', text: 'два' },
  ])
})

test('of markup the words are listed, those of attributes too, and neither tags nor comments', () => {
  const text =
    '// Слово\nconst a = html`<p class="x">Вы ${name && html`<b>здесь</b>`}</p>\n<nav aria-label="Разделы">`'

  assert.deepEqual(
    literalsOf({ path: 'a.ts', text }).map((one) => `${one.key}: ${one.text}`),
    ['2: Вы …', '2: здесь', '3: Разделы'],
  )
})

for (const [name, rule] of Object.entries(RULES)) {
  test(`words: ${name}`, () => {
    assert.deepEqual(breachesOf(rule, said), [])
  })

  test(`a planted breach is found: ${name}`, () => {
    const text = planted[name]
    assert.ok(text)
    assert.equal(breachesOf(rule, [{ file: 'portal/x/messages.ts', key: 'errors.x', text }]).length, 1)
  })
}

const plantedInEnglish: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'no Cyrillic letter: Russian words are told in Latin letters': 'Enter your СНИЛС',
  'quotes, apostrophes and the dots are those of print': "It's here",
  'spaces are single, and none stands before a comma or a full stop': 'Enter  it',
  'nobody is shouted at, and nobody is begged': 'Please enter your login',
  'nobody is blamed': 'Invalid password',
  'nobody is told whether an account exists': 'Login not found',
  'one thing has one word': 'Log in with ESIA',
  'no officialese': 'In order to register',
  'nothing of the protocol reaches a patient': 'The token is old',
  'an error does not end with a full stop': 'Enter your login.',
}

for (const [name, rule] of Object.entries(ENGLISH)) {
  test(`words in English: ${name}`, () => {
    assert.deepEqual(breachesOf(rule, saidInEnglish()), [])
  })

  test(`a planted breach in English is found: ${name}`, () => {
    const text = plantedInEnglish[name]
    assert.ok(text)
    assert.equal(breachesOf(rule, [{ file: 'portal/x/messages.en.ts', key: 'errors.x', text }]).length, 1)
  })
}
