export type Room =
  | 'html'
  | 'gost'
  | 'esia-client'
  | 'esia-simulator'
  | 'lib'
  | 'ui'
  /** A folder of the portal with a subject of its own. */
  | 'feature'
  /** What every feature stands on (database, HTTP, audit), and the files in the portal's root. */
  | 'ground'
  /** bin, test, e2e, bench and the root: they run the product and are no part of it. */
  | 'outside'
  /** Node's own modules and installed packages. */
  | 'module'

export type Role = 'routes' | 'queries' | 'page' | 'messages' | 'rules' | 'edge'

export type Place = {
  readonly room: Room
  /** The folder of the feature; only there. */
  readonly feature: string | undefined
  readonly role: Role | undefined
  readonly isTest: boolean
}

const PACKAGES: readonly string[] = ['html', 'gost', 'esia-client', 'esia-simulator'] satisfies Room[]
const GROUND = ['db', 'http', 'audit']
const OUTSIDE = ['bin', 'test', 'e2e', 'bench']
const ROLE = /(?:^|[-/])(?<role>routes|queries|pages?|messages)(?:\/|(?:\.[a-z]{2})?\.ts$)/

/**
 * Files of a feature that touch the world outside it: whatever is neither here nor of the four kinds is rules, and
 * held to be pure. Each stands here with what it touches.
 */
const EDGES = new Map([
  ['account/cabinet.ts', 'the statement that every signed-in page begins with'],
  ['happenings/open-happenings.ts', 'sealed rows'],
  ['identity/agreement.ts', 'a row of the database'],
  ['identity/waiting-people.ts', 'the database'],
  ['identity/enter-person.ts', 'sealed rows'],
  ['identity/entrance.ts', 'sealed rows'],
  ['identity/esia.ts', 'the client of ESIA'],
  ['identity/gateway/ask.ts', 'the network'],
  ['identity/gateway/client-auth.ts', 'the client of OpenID Connect'],
  ['identity/gateway/gateway.ts', 'the client of OpenID Connect'],
  ['identity/gateway/open-gateway.ts', 'the settings'],
  ['identity/gateway/read-mapping.ts', 'the reader of JSON'],
  ['identity/open-esia.ts', 'the client of ESIA'],
  ['identity/open-signer.ts', 'the signer'],
  ['identity/own-card.ts', 'sealed rows'],
  ['identity/settle.ts', 'the database'],
  ['identity/start.ts', 'the database and the answer'],
  ['identity/stop.ts', 'the database and the answer'],
  ['identity/watch-certificates.ts', 'the client of ESIA, day by day'],
  ['notices/send-letter.ts', 'sealed rows and the mail'],
  ['notices/smtp.ts', 'the mail server'],
  ['notices/trial-mail.ts', 'the simulator'],
  ['notices/worker.ts', 'the database and the mail, by itself'],
  ['passkeys/answer.ts', 'the reader of JSON'],
  ['passkeys/challenge.ts', 'the vault’s key'],
  ['passkeys/index-of.ts', 'the vault’s key'],
  ['passkeys/list.ts', 'the vault’s key'],
  ['passkeys/new-session.ts', 'a sealed row'],
  ['passkeys/own-keys.ts', 'sealed rows'],
  ['passkeys/signed.ts', 'the vault’s key'],
  ['passkeys/user-handle.ts', 'the vault’s key'],
  ['passkeys/verify.ts', 'the library of WebAuthn'],
  ['password/blocklist.ts', 'a file'],
  ['known-browser/cookie.ts', 'the request'],
  ['password/gate.ts', 'the requests that wait'],
  ['password/hash.ts', 'the hashing library'],
  ['password/make-blocklist.ts', 'a file'],
  ['password/pepper.ts', 'a file'],
  ['patient-cards/corrector.ts', 'the request, the database and the answer'],
  ['patient-cards/ages/end-of-age.ts', 'sealed cards, one by one'],
  ['patient-cards/history/change-row.ts', 'a sealed row'],
  ['patient-cards/sharing/shown-code.ts', 'the request'],
  ['patient-cards/unsaved.ts', 'the request'],
  ['region/read-regions-file.ts', 'a file'],
  ['session/cookie.ts', 'the request'],
  ['sight/cookie.ts', 'the request'],
  ['sight/dress-answers.ts', 'the request and the answer'],
  ['sign-in/try-password.ts', 'the database and the hashing'],
  ['session/cookies-off.ts', 'the request and the answer'],
  ['session/ended.ts', 'the answer'],
  ['session/next-token.ts', 'the vault’s key'],
])
const SEALED = /\/sealed-[\w-]+\.ts$/

/** Where a path from the root, or a module's name, stands in the house. */
export function placeOf(path: string): Place {
  const [top = '', second = ''] = path.split('/')
  const isTest = /\.test\.ts$|^packages\/[\w-]+\/test(?:ing)?\//.test(path)
  const at = (room: Room, feature?: string, role?: Role): Place => ({ room, feature, role, isTest })

  if (top === 'packages') return at(isPackage(second) ? second : 'outside')
  if (top === 'portal') {
    if (second === 'lib' || second === 'ui') return at(second)
    if (second.endsWith('.ts') || GROUND.includes(second)) return at('ground')
    return at('feature', second, roleOf(path.slice('portal/'.length)))
  }
  return at(OUTSIDE.includes(top) || /^[\w.]+\.ts$/.test(path) ? 'outside' : 'module')
}

function isPackage(name: string): name is 'html' | 'gost' | 'esia-client' | 'esia-simulator' {
  return PACKAGES.includes(name)
}

function roleOf(path: string): Role {
  const role = ROLE.exec(path)?.groups?.['role']
  if (role === 'routes' || role === 'queries' || role === 'messages') return role
  if (role !== undefined) return 'page'
  return EDGES.has(path) || SEALED.test(path) ? 'edge' : 'rules'
}

/** Edges that are named here and stand nowhere. */
export const missingEdges = (paths: readonly string[]): readonly string[] =>
  [...EDGES.keys()].filter((edge) => !paths.includes(`portal/${edge}`))
