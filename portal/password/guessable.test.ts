import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { blocklist } from './blocklist.ts'
import { whyGuessable, type Guessable } from './guessable.ts'
import { keysOf } from './keyboard.ts'
import { latinSpellings } from './latin-spellings.ts'
import { makeBlocklist } from './make-blocklist.ts'
import { ownWords } from './own-words.ts'

const own = ownWords({
  lastName: 'Зимёнкова',
  firstName: 'Ядвига',
  middleName: 'Юм',
  phone: '+79035551234',
  email: 'jadviga.zim@pochta.example',
  snils: '112-233-445 95',
})
const why = (password: string) => whyGuessable(password, blocklist, own)

const refused: [what: string, reason: Guessable, passwords: readonly string[]][] = [
  ['a Russian word in the Latin layout', 'layout', ['gfhjkm', 'lfnfif', 'ghbdtn', 'gjkbrkbybrf', 'hjccbz']],
  ['the same with capitals', 'layout', ['Gfhjkm', 'GFHJKM', 'lfNFif', 'YFNFIF']],
  [
    'the same with digits',
    'layout',
    ['gfhjkm1', 'Gfhjkm2024', '7lfnfif', '1985yfnfif58', 'vfif123456', 'vfif00000'],
  ],
  ['the same with a date of birth', 'layout', ['Yfnfif24121990', 'yfnfif241290', '01021985vfif']],
  [
    'the same with signs',
    'layout',
    ['gfhjkm!', 'Gfhjkm_2024!', '*lfnfif*', ':tyz1985', '[jvzr12', 'gfhjkm.'],
  ],
  ['the same again and again', 'layout', ['vfvfvfvf', 'gfhjkmgfhjkm', 'GfhjkmGfhjkm1']],
  ['a word with ё, typed by its key or as е', 'layout', ['Fktyf1985', 'Fk`yf1985', 'FK~YF1985']],
  ['what people of a clinic would think of', 'layout', ['Gjkbrkbybrf1', 'Vtlbwbyf2026', 'Gjhnfk2026']],
  ['a Russian word', 'word', ['Пароль', 'наташа1990', 'Я люблю тебя', 'Медицина-Онлайн', 'жЕнечка12!']],
  [
    'neighbours on the keyboard',
    'walk',
    ['qwerty', 'Qwerty123', 'йцукен12', 'ytrewq', '1qaz2wsx', '123321qwerty'],
  ],
  ['the alphabet', 'walk', ['abcdef', 'Abcd2024', 'абвгдеж', 'zyxwvu']],
  ['one sign', 'walk', ['aaaaaa', '        ', '7777777', '!!!!!!!!', 'яяяяяя', 'zzzz7777']],
  ['one of the commonest', 'common', ['monkey', 'Dragon1985', 'зфыыцщкв', 'Password2024!', '!iloveyou!']],
  [
    'the person’s own name',
    'own',
    [
      'Зимёнкова',
      'зименкова1985',
      'Pbv`yrjdf',
      'Zldbuf2024',
      'ядвига зимёнкова!',
      'ЗимёнковаЯдвига',
      'Ядвига Юм',
      '>v1985',
    ],
  ],
  [
    'the same in Latin letters',
    'own',
    ['zimenkova', 'Zimenkova1985', 'IADVIGA12', 'yadviga77', 'Yadviga_77!'],
  ],
  ['the person’s own phone', 'own', ['9035551234', '79035551234', '+79035551234', '8-903-555-12-34']],
  ['the person’s own mailbox', 'own', ['jadviga.zim', 'Jadviga.Zim@pochta.example', 'jadviga.zim1']],
  ['the person’s own СНИЛС', 'own', ['11223344595', '112-233-445 95']],
  ['the names of the service in Latin letters', 'common', ['Gosuslugi2026', 'minzdrav1', 'Portal77']],
]
for (const [what, reason, passwords] of refused) {
  test(`PW-001 a password that is ${what} is refused, and the reason is told`, () => {
    for (const password of passwords) assert.equal(why(password), reason, password)
  })
}

test('what a person has not got is no word of theirs', () => {
  assert.deepEqual(
    ownWords({ lastName: 'Ли', firstName: 'Юн' }),
    new Set(['kb', '.y', 'kb.y', '.ykb', 'li', 'iun', 'yun']),
  )
})

test('PW-001 a listed word inside something longer is no reason to refuse', () => {
  for (const password of [
    'gfhjkmkalina',
    'kalinagfhjkm',
    'gfhjkm739182640572',
    '48151gfhjkm',
    'gfh7jkm',
    'gfhjkmjr',
    'vtlbwbyfRkby',
    'qwertyKalina',
    'Пароль у реки Оки',
    'мама мыла окно в пять утра',
    'Kalina58',
    'Yfnfif!@#$%',
    'qw1907',
    '9035551235',
    'Zldbufkmyfz',
  ]) {
    assert.equal(why(password), undefined, password)
  }
})

test('the files of the blocklist are those that their maker makes', () => {
  for (const [file, made] of Object.entries(makeBlocklist())) {
    const shipped = readFileSync(new URL(file, import.meta.url), 'utf8')
    assert.equal(shipped, `${made.join('\n')}\n`, file)
    for (const line of made) assert.equal(keysOf(line), line, `${file}: ${line}`)
  }
  assert.ok(blocklist.words.size > 3000)
  assert.ok(blocklist.common.size > 5000)
})

test('the lists of Russian words bear Russian words of three letters or more', () => {
  for (const list of ['names', 'surnames', 'places', 'service', 'words']) {
    const words = readFileSync(new URL(`words/${list}.txt`, import.meta.url), 'utf8')
      .trim()
      .split(/\s+/)
    assert.ok(words.length > 50, list)
    for (const word of words) assert.match(word, /^[а-яё]{3,}$/, list)
  }
})

test('a name in Latin letters is spelled as in a passport, and as people do', () => {
  const spelled: [string, readonly string[]][] = [
    ['Щукарёва', ['shchukareva', 'schukareva']],
    ['Юлия', ['iuliia', 'yuliya']],
    ['Подъячий', ['podieiachii', 'podyachiy']],
    ['Хацкель-Жан', ['khatskel-zhan', 'hackel-jan']],
    ['Эльмира', ['elmira', 'elmira']],
    ['Чыйшё', ['chyishe', 'chyyshe']],
  ]
  for (const [name, spellings] of spelled) assert.deepEqual(latinSpellings(name), spellings, name)
})

test('the same keys are the same text in either layout, with Shift and without', () => {
  for (const typed of ['пароль', 'ПАРОЛЬ', 'gfhjkm', 'Gfhjkm']) assert.equal(keysOf(typed), 'gfhjkm')
  assert.equal(keysOf('ХЪЖЭБЮЁ'), "[];',.`")
  assert.equal(keysOf('{}:"<>~'), "[];',.`")
  assert.equal(keysOf('Ко-2 🔑'), 'rj-2 🔑')
})
