import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const oldest = 15

/** The folder of the programs of a PostgreSQL 15 or newer, the newest first; undefined where there is none. */
export function findPostgres(): string | undefined {
  return candidates()
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= oldest)
    .sort((one, other) => other.version - one.version)[0]?.folder
}

/** Debian keeps them off the PATH. */
function candidates(): readonly string[] {
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const onPath = (process.env['PATH'] ?? '').split(delimiter)
  return [...(told ? [told] : []), ...debianFolders(), ...onPath].filter((folder) => folder !== '')
}

function debianFolders(): readonly string[] {
  try {
    return readdirSync('/usr/lib/postgresql').map((version) => join('/usr/lib/postgresql', version, 'bin'))
  } catch {
    return []
  }
}

/** Zero where the program is missing; both are needed, and a client package brings neither. */
function versionIn(folder: string): number {
  const versions = ['postgres', 'initdb'].map((program) => {
    const { stdout } = spawnSync(join(folder, program), ['--version'], { encoding: 'utf8' })
    return Number(/\b(\d+)(?:\.|devel|beta|rc|\b)/.exec(stdout ?? '')?.[1] ?? 0)
  })
  return Math.min(...versions)
}
