import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newWords, wordsIn } from './words.ts'

test('a word of a card is found wherever an answer holds it, a mailbox also before a break', () => {
  const words = newWords()
  const [name, box] = [words.cyrillic(), words.mailbox()]
  assert.deepEqual([...wordsIn(`<p>${name}.</p><b>${box}<wbr>@pochta.example</b>`)], [name, box])
  assert.deepEqual([...wordsIn('Иванова Вера, xq@pochta.example')], [])
})

test('no two words are the same', () => {
  const words = newWords()
  assert.equal(new Set(Array.from({ length: 5000 }, () => words.cyrillic())).size, 5000)
})
