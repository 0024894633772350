import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { succeeds } from './program.ts'

let updated: Promise<boolean> | undefined

/** Installs a package of Debian's where this process may; false where it may not or cannot. */
export async function installPackage(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false

  updated ??= succeeds('apt-get', ['update', '--quiet'])
  await updated
  return succeeds('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', name], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}

/** Debian starts a cluster of its own with the package; the tests make theirs, on another port, and need no other. */
export function refuseMainCluster(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const file = '/etc/postgresql-common/createcluster.conf'
  const present = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (/^\s*create_main_cluster\s*=\s*false/m.test(present)) return

  mkdirSync('/etc/postgresql-common', { recursive: true })
  writeFileSync(file, `${present}\ncreate_main_cluster = false\n`)
}
