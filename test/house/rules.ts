import { blank } from './blank.ts'
import { type Import, importsOf } from './imports.ts'
import { type Place, placeOf, type Role, type Room } from './place.ts'
import type { Source } from './tree.ts'

type File = Source & { readonly place: Place; readonly imports: readonly Import[]; readonly code: string }

/** Says what is wrong with one file, or nothing. */
type Rule = (file: File) => readonly string[]

const KNOWS: Partial<Record<Room, readonly Room[]>> = {
  lib: ['lib'],
  html: ['html'],
  gost: ['gost'],
  ui: ['ui', 'lib', 'html'],
  'esia-client': ['esia-client', 'gost'],
}

const KNOWS_IN_FEATURE: Partial<Record<Role, readonly string[]>> = {
  rules: ['lib', 'rules'],
  messages: ['lib', 'rules', 'messages'],
  page: ['lib', 'ui', 'html', 'rules', 'messages', 'page'],
}

const CLOCK =
  /\bDate\.now\s*\(|\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|(?<!new\s+|[.\w])Date\s*\(|\bperformance\.now\b/

export const RULES: Readonly<Record<string, Rule>> = {
  '1: lib, html and gost know nobody; ui knows lib and html; esia-client knows gost': (file) => {
    const known = KNOWS[file.place.room]
    if (!known) return []
    return file.imports
      .filter(({ target }) => !known.includes(placeOf(target).room))
      .filter((reached) => !isModuleFor(file, reached))
      .filter(({ target }) => !(file.place.isTest && isForTests(target)))
      .map(({ target }) => `reaches ${target}`)
  },

  '2: a feature meets another through its rules': (file) => {
    // The first two put the features together, and rule 5 says which of them may know what; the third lists all words.
    if (['portal/app.ts', 'portal/main.ts', 'test/words/messages.ts'].includes(file.path)) return []
    return file.imports
      .map(({ target }) => ({ target, place: placeOf(target) }))
      .filter(({ place }) => place.room === 'feature' && place.feature !== file.place.feature)
      .filter(({ place }) => place.role !== 'rules' && place.role !== 'edge')
      .map(({ target }) => `reaches ${target}`)
  },

  '3: the rules of a feature know only lib: no Fastify, no Kysely, no clock, no environment': (file) => {
    if (file.place.role !== 'rules' || file.place.isTest) return []
    const reached = strangersTo(file, 'rules').map((target) => `reaches ${target}`)
    return CLOCK.test(file.code) ? [...reached, 'reads the clock'] : reached
  },

  '4: a page is told, it does not ask': (file) => {
    const { role, isTest } = file.place
    if ((role !== 'page' && role !== 'messages') || isTest) return []
    return strangersTo(file, role).map((target) => `reaches ${target}`)
  },

  '5: only app knows the features, only main reads the environment': (file) => {
    const routes = file.imports.filter(({ target }) => placeOf(target).role === 'routes')
    const stranger = file.path !== 'portal/app.ts' && !file.place.isTest
    const readsEnvironment =
      /\bprocess\s*(?:\.|\?\.)\s*env\b|\bprocess\s*\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(file.code)
    return [
      ...(stranger ? routes.map(({ target }) => `reaches ${target}`) : []),
      ...(readsEnvironment && !mayReadEnvironment(file) ? ['reads the environment'] : []),
    ]
  },

  '6: the simulator and the rest meet over HTTP': (file) => {
    const inside = file.place.room === 'esia-simulator'
    const shared: readonly Room[] = ['esia-simulator', 'html', 'gost', 'module']
    return file.imports
      .filter(({ target }) => {
        const { room } = placeOf(target)
        return inside ? !shared.includes(room) && !isForTests(target) : room === 'esia-simulator'
      })
      .map(({ target }) => `reaches ${target}`)
  },
}

/** Every breach of a rule, as «path: what is wrong». */
export function breachesOf(rule: Rule, sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const file = {
      ...source,
      place: placeOf(source.path),
      imports: importsOf(source.path, source.text),
      code: blank(source.text).code,
    }
    return rule(file).map((wrong) => `${source.path} ${wrong}`)
  })
}

function strangersTo({ place, imports }: File, role: 'rules' | 'page' | 'messages'): readonly string[] {
  const known = KNOWS_IN_FEATURE[role] ?? []
  return imports
    .map(({ target }) => target)
    .filter((target) => {
      const reached = placeOf(target)
      if (target === 'portal/paths.ts') return role !== 'page'
      if (target === 'portal/audit/event-name.ts') return false
      if (target === 'node:crypto') return role !== 'rules'
      if (reached.room !== 'feature') return !known.includes(reached.room)
      const isOwn = reached.feature === place.feature
      return !known.includes(reached.role ?? '') || (!isOwn && reached.role !== 'rules')
    })
}

function isModuleFor({ path, place }: File, { target, typeOnly }: Import): boolean {
  if (placeOf(target).room !== 'module') return false
  if (place.isTest || place.room === 'gost' || place.room === 'esia-client') return true
  if (path.startsWith('portal/ui/styles/')) return true
  if (place.room === 'ui' && target === 'fastify') return typeOnly
  return target.startsWith('node:') || (target === 'fastify-plugin' && SENDERS.includes(path))
}

/** Files of the look that are Fastify plugins, since they answer requests for it. */
const SENDERS = ['portal/ui/assets.ts', 'portal/ui/compress.ts']

const isForTests = (target: string) => target.startsWith('test/')

function mayReadEnvironment({ path, place }: File): boolean {
  return place.room === 'outside' || place.isTest || ENVIRONMENT_READERS.includes(path)
}

const ENVIRONMENT_READERS = ['portal/main.ts', 'packages/esia-simulator/main.ts']
