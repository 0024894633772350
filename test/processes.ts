import { readdirSync, readFileSync } from 'node:fs'

type Standing = { readonly parent: number; readonly state: string }

/** Linux tells of processes in /proc; there is no other way that needs no program installed. */
function standingOf(pid: number): Standing | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(parent), state }
  } catch {
    return undefined
  }
}

/** A process that has ended but was not yet reaped by its parent does not count. */
export function isAlive(pid: number): boolean {
  const standing = standingOf(pid)
  return standing !== undefined && standing.state !== 'Z'
}

export function descendantsOf(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const children = all.filter((other) => standingOf(other)?.parent === pid)
  return children.flatMap((child) => [child, ...descendantsOf(child)])
}
