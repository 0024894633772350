import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { guideText, picturesFolder, readGuide } from '../e2e/guide.ts'
import { ourFiles, read } from './house/tree.ts'

/** The rows of the published manual «Регистрация на портале», by the labels that they name. */
const ROWS: Readonly<Record<number, readonly string[]>> = {
  1: [],
  2: ['Зарегистрироваться', 'Войти'],
  3: ['Нет, я отказываюсь', 'Да, я согласен'],
  4: ['госуслуги', 'Нажмите здесь для регистрации с помощью учетной записи портала госуслуг'],
  5: [],
  6: ['Не удается войти?', 'обратиться в службу поддержки'],
  7: [],
  8: ['Не приходит смс', 'обратиться в службу поддержки'],
  9: ['Мои карты'],
  10: ['Добавление/Редактирование/Удаление карты пациента'],
  11: ['настройки'],
  12: ['Пароль', 'Повторите пароль', 'сохранить'],
  13: [],
  14: ['Войти'],
  15: [],
}

const guide = readGuide()
const named = guide.pictures.map(({ name }) => name)

test('the user manual has a step for every row, in order, with a picture', () => {
  const rows = Object.keys(ROWS).map(Number)

  assert.deepEqual(guide.steps, rows)
  assert.deepEqual([...new Set(guide.pictures.map(({ step }) => step))], rows)
})

test('each step names the labels of its row, letter for letter, where a picture shows them', () => {
  for (const [row, labels] of Object.entries(ROWS)) {
    const shown = guide.pictures.filter(({ step }) => step === Number(row)).flatMap((one) => one.labels)
    assert.deepEqual(
      labels.filter((label) => !shown.includes(label)),
      [],
      `step ${row}`,
    )
  }
})

test('no label is promised that no picture shows', () => {
  assert.deepEqual(guide.unheld, [])
})

test('every picture is shot once by a journey, and every picture that is shot is in the manual', () => {
  const shot = ourFiles()
    .filter((path) => /^e2e\/.*\.spec\.ts$/.test(path))
    .flatMap((path) => [...read(path).text.matchAll(/\bpicture\('([\w-]+)'/g)].map(([, name = '']) => name))

  assert.deepEqual(shot.toSorted(), named.toSorted())
})

test('the folder holds each picture and its words, and nothing else', () => {
  assert.deepEqual(
    readdirSync(picturesFolder).toSorted(),
    named.flatMap((name) => [`${name}.webp`, `${name}.yml`]).toSorted(),
  )
})

test('all pictures together weigh little enough for a weak line: 1 MB', () => {
  const bytes = named.map((name) => statSync(join(picturesFolder, `${name}.webp`)).size)

  assert.ok(Math.min(...bytes) > 5_000)
  assert.ok(bytes.reduce((sum, size) => sum + size) < 1_000_000)
})

test('no heading that the manual refers to is missing', () => {
  const text = guideText()
  const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
  const referred = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)

  assert.ok(referred.length > 0)
  assert.deepEqual(
    referred.filter((anchor) => !anchors.some((one) => one === anchor)),
    [],
  )
})

test('a label belongs to the next picture of its step, and one without such a picture is found', () => {
  const picture = (name: string) => `![Слова «вне»](pictures/guide/${name}.webp)`
  const text = [
    '### 1. Нажмите «Раз»',
    'Потом «Два» и «Два».',
    picture('one'),
    '«Три»',
    picture('two'),
    '«Четыре»',
    '### 2. Дальше',
    '«Пять»',
  ].join('\n')

  assert.deepEqual(readGuide(text), {
    steps: [1, 2],
    pictures: [
      { name: 'one', step: 1, labels: ['Раз', 'Два'] },
      { name: 'two', step: 1, labels: ['Три'] },
    ],
    unheld: ['Четыре', 'Пять'],
  })
})

/** As the places where Markdown is read make them: small letters, no signs, hyphens for spaces. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
