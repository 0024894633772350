import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { StartError } from '../lib/start-error.ts'
import { hasCode } from './error-code.ts'
import { isAlive, startOf } from './process-start.ts'

type Holder = { readonly pid: number; readonly start: string }

/** How deep take-overs of take-overs go: each level needs one more process killed at the same step. */
const deepestTakeOver = 3

/**
 * Takes a lock file that one living process at a time holds; its file bears the holder's pid and start. A file left
 * by a dead process is taken over. PGlite itself does not notice a second process and loses its rows.
 *
 * @returns the function that releases it; it is also released when the process exits by itself
 * @throws StartError when a living process holds it
 */
export function takeLock(path: string, purpose: string): () => void {
  take(path, purpose, 0)

  const release = () => {
    process.off('exit', release)
    const holder = readHolder(path)
    if (holder && isOurs(holder)) unlinkSync(path)
  }
  process.on('exit', release)
  return release
}

function take(path: string, purpose: string, depth: number): void {
  if (create(path)) return

  const holder = readHolder(path)
  if (holder && isHeld(holder)) throw heldBy(holder, purpose)
  if (depth === deepestTakeOver) throw new StartError(`Удалите оставшийся файл блокировки ${path}`)

  // Two processes may find the same dead holder: only the one that holds the take-over may replace the file.
  const takeOver = `${path}.takeover`
  take(takeOver, purpose, depth + 1)
  try {
    if (create(path)) return
    const again = readHolder(path)
    if (again && isHeld(again)) throw heldBy(again, purpose)
    renameSync(writeOwn(path), path)
  } finally {
    unlinkSync(takeOver)
  }
}

function heldBy({ pid }: Holder, purpose: string): StartError {
  return new StartError(`${purpose} уже работает в другом процессе (pid ${pid})`)
}

/** A link appears whole or not at all, so nobody ever reads a lock that is half written. */
function create(path: string): boolean {
  const own = writeOwn(path)
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    unlinkSync(own)
  }
}

function writeOwn(path: string): string {
  const own = `${path}.${randomUUID()}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, start: startOf(process.pid) ?? '' }), {
    flag: 'wx',
    mode: 0o600,
  })
  return own
}

function readHolder(path: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('start' in read)) return undefined
    const { pid, start } = read
    return Number.isInteger(pid) && typeof start === 'string' ? { pid: Number(pid), start } : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isHeld(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false
  const start = startOf(holder.pid)
  // Where starts can't be told, a living pid counts: rather a refusal than two writers.
  return start === undefined || holder.start === '' || start === holder.start
}

function isOurs(holder: Holder): boolean {
  return holder.pid === process.pid && holder.start === (startOf(process.pid) ?? '')
}
