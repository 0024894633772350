import { readFileSync } from 'node:fs'
import type { Blocklist } from './guessable.ts'

const lines = (file: string): readonly string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')

/** Shipped with the portal and read once at start: nobody is asked about a password. Made by `make-blocklist.ts`. */
export const blocklist: Blocklist = {
  commonest: new Set(lines('common.txt')),
  common: new Set([...lines('common.txt'), ...lines('common-of-eight.txt'), ...lines('service.txt')]),
  words: new Set(lines('layout.txt')),
}
