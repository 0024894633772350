import { posix } from 'node:path'
import { blank } from './blank.ts'

export type Import = {
  /** A path from the root (`portal/lib/snils.ts`) or a module's own name (`fastify`, `node:fs`). */
  readonly target: string
  readonly typeOnly: boolean
}

const OWN_PACKAGE = /^@registratura\/([\w-]+)$/
const SPECIFIER = `(?<specifier>'[^']*'|"[^"]*"|\`[^\`$]*\`)`
const STATEMENT = new RegExp(
  `\\b(?:import|export)\\s+(?<clause>(?:(?!\\b(?:import|export)\\b)[\\w$*{},\\s])*?\\bfrom\\s*)${SPECIFIER}`,
  'g',
)
const BARE = new RegExp(`\\bimport\\s*${SPECIFIER}`, 'g')
const CALL = new RegExp(
  `(?:\\bimport(?:\\.meta\\.resolve)?|\\brequire(?:\\.resolve)?)\\s*\\(\\s*${SPECIFIER}\\s*[,)]`,
  'g',
)
const ANY_CALL = /(?:(?<![.\w])import(?:\.meta\.resolve)?|(?<![.\w])require(?:\.resolve)?)\s*\(/g

/** They load test files that they are told of, and those are looked at by themselves. */
const LOADERS = ['test/run/batch.ts', 'bench/prove-guards/try-out.ts']

/**
 * Everything that a source reaches for, static or dynamic, types too.
 * Throws for an import whose target is computed, since nobody could tell where it leads.
 */
export function importsOf(path: string, source: string): readonly Import[] {
  const { code, withStrings } = blank(source)
  const isCode = (offset: number) => /\w/.test(code.charAt(offset))

  const found = [STATEMENT, BARE, CALL].flatMap((pattern) =>
    [...withStrings.matchAll(pattern)]
      .filter((match) => isCode(match.index))
      .map(({ groups }) => ({
        target: resolve(path, (groups?.['specifier'] ?? '').slice(1, -1)),
        typeOnly: isTypeOnly(groups?.['clause'] ?? ''),
      })),
  )

  const calls = [...withStrings.matchAll(CALL)].filter((match) => isCode(match.index)).length
  const anyCalls = [...code.matchAll(ANY_CALL)].length
  if (anyCalls > calls && !LOADERS.includes(path))
    throw new TypeError(`${path}: an import whose target is computed`)

  return found
}

function isTypeOnly(clause: string): boolean {
  if (/^type\b(?!\s*(?:,|from))/.test(clause)) return true
  const names = /^\{([^}]*)\}\s*from\s*$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '')
  return names !== undefined && names.length > 0 && names.every((name) => name.trim().startsWith('type '))
}

function resolve(path: string, specifier: string): string {
  const own = OWN_PACKAGE.exec(specifier)?.[1]
  if (own !== undefined) return `packages/${own}/index.ts`
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier
}
