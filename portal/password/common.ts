import { readFileSync } from 'node:fs'

/** Lower-case passwords that an attacker tries first; made by `make-common.ts`. */
export const commonPasswords: ReadonlySet<string> = new Set(
  readFileSync(new URL('common.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
)
