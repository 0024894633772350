import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { installPackage } from '../../test/run/debian.ts'

export type MovedClock = {
  /** For the environment of every program that shall live in this time. */
  readonly env: NodeJS.ProcessEnv
  /** Moves the wall clock of all of them on. */
  readonly later: (milliseconds: number) => Promise<void>
  readonly remove: () => void
}

/**
 * A wall clock that several programs share and a proof moves on (libfaketime): months pass for the database, for
 * Госуслуги and for all portals alike, with nothing of theirs changed. Timers go by the true time.
 */
export async function movedClock(): Promise<MovedClock> {
  const library = findLibrary() ?? ((await installPackage('libfaketime')) ? findLibrary() : undefined)
  if (library === undefined)
    throw new Error('libfaketime is not installed; to get it: apt-get install libfaketime')

  const folder = mkdtempSync(join(tmpdir(), 'registratura-clock-'))
  // The database runs as another user.
  chmodSync(folder, 0o755)
  const file = join(folder, 'clock')
  let offset = 0
  const write = () => {
    writeFileSync(`${file}.new`, `+${Math.round(offset / 1000)}\n`)
    renameSync(`${file}.new`, file)
  }
  write()
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      // All at one moment: a clock that measured itself against one that has not moved yet would be wrong for a minute.
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    async later(milliseconds) {
      offset += milliseconds
      write()
      await pause(50)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Debian keeps it in a folder of the machine's kind. */
function findLibrary(): string | undefined {
  return readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'faketime'))
    .flatMap((folder) => {
      try {
        return readdirSync(folder).map((name) => join(folder, name))
      } catch {
        return []
      }
    })
    .find((path) => path.endsWith('libfaketimeMT.so.1'))
}
