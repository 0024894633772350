import { findWholeChromium, findWindowless } from '../../e2e/browser.ts'
import { findPostgres } from '../postgres-programs.ts'
import { installPackage, refuseMainCluster } from './debian.ts'
import { succeeds, wordsOf } from './program.ts'

/** What a half of the tests cannot run without. */
export type Need = {
  readonly isThere: () => boolean
  /** Whether nothing better could be installed; left out, what is there is good enough. */
  readonly isBest?: () => boolean
  readonly install: () => Promise<unknown>
  /** How a person gets it where this process may not. */
  readonly command: string
}

export const browser: Need = {
  isThere: () => findWholeChromium() !== undefined,
  isBest: () => findWholeChromium() !== undefined && findWindowless() !== undefined,
  install: async () => {
    await installPackage('chromium-headless-shell')
    if (findWholeChromium() !== undefined || (await installPackage('chromium'))) return
    await succeeds('playwright', ['install', 'chromium'])
  },
  command: 'npx playwright install chromium (or: apt-get install chromium)',
}

export const postgres: Need = {
  isThere: () => findPostgres() !== undefined,
  install: async () => {
    refuseMainCluster()
    await installPackage('postgresql')
  },
  command: 'apt-get install postgresql (15 or newer)',
}

export const gostEngine: Need = {
  isThere: () => wordsOf('openssl', ['engine', '-c', 'gost']) !== undefined,
  install: () => installPackage('libengine-gost-openssl'),
  command: 'apt-get install openssl libengine-gost-openssl',
}

/** Sees to it that what is needed is there; says how to get it where that failed. */
export async function lacks(need: Need): Promise<string | undefined> {
  if (!(need.isBest ?? need.isThere)()) await need.install()
  return need.isThere() ? undefined : `not installed; to get it: ${need.command}`
}
