import { writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'

/** The 3,000 commonest passwords that obey the portal's rule, commonest first (zxcvbn's list, MIT). */
export function commonPasswords(): readonly string[] {
  return dictionary['passwords-common'].filter((password) => /^[a-z0-9]{6,}$/.test(password)).slice(0, 3000)
}

if (import.meta.main)
  writeFileSync(new URL('common.txt', import.meta.url), `${commonPasswords().join('\n')}\n`)
