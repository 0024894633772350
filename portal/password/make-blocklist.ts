import { readFileSync, writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'
import { keysOf } from './keyboard.ts'

// Run after a change of a list: node --conditions=development portal/password/make-blocklist.ts

const folder = new URL('.', import.meta.url)
const wordsOf = (file: string): readonly string[] =>
  readFileSync(new URL(`words/${file}`, folder), 'utf8')
    .trim()
    .split(/\s+/)

/** The files of the blocklist, each a password or a word a line, as the keys that are pressed. */
export function makeBlocklist(): Readonly<Record<string, readonly string[]>> {
  const known = dictionary['passwords-common']
  const common = known.filter((password) => /^[a-z0-9]{6,}$/.test(password)).slice(0, 3000)
  const russian = ['names', 'surnames', 'places', 'service', 'words'].flatMap((list) =>
    wordsOf(`${list}.txt`),
  )

  return {
    // The 3,000 commonest that obey the manual's rule, and the 3,000 that obey the strict one (zxcvbn's list, MIT).
    'common.txt': common,
    'common-of-eight.txt': unlisted(known.filter((password) => password.length >= 8).slice(0, 3000), common),
    'service.txt': wordsOf('service-latin.txt').toSorted(),
    'layout.txt': unlisted(russian.flatMap(spellings), []).toSorted(),
  }
}

const unlisted = (typed: readonly string[], listed: readonly string[]): readonly string[] => {
  const known = new Set(listed)
  return [...new Set(typed.map(keysOf))].filter((pressed) => !known.has(pressed))
}

/** Few people look for the key of «ё». */
const spellings = (word: string): readonly string[] => [word, word.replaceAll('ё', 'е')]

if (import.meta.main)
  for (const [file, made] of Object.entries(makeBlocklist()))
    writeFileSync(new URL(file, folder), `${made.join('\n')}\n`)
