/** A file that holds a check of owner, region, state, signature, level, consent or origin, with the tests that know it best first. */
export type Guard = { readonly file: string; readonly tests: readonly string[] }

const token = (rule: string): Guard => ({
  file: `packages/esia-client/token/${rule}.ts`,
  tests: ['token-claims', 'token-signature', 'token-shape', 'refresh', 'person', 'sign-in'].map(
    (name) => `packages/esia-client/test/${name}.test.ts`,
  ),
})

const guard = (file: string, ...tests: readonly string[]): Guard => ({
  file: `portal/${file}.ts`,
  tests: tests.map((test) => `portal/${test}.test.ts`),
})

const card = (file: string, ...tests: readonly string[]): Guard =>
  guard(`patient-cards/${file}`, ...tests.map((test) => `patient-cards/${test}`))

export const guards: readonly Guard[] = [
  guard(
    'http/origin',
    'http/origin',
    'app',
    'http/transport',
    'http/methods',
    'http/addresses',
    'identity/starting',
  ),
  guard('session/session', 'session/session', 'patient-cards/masked', 'settings/settings'),
  guard('settings/settings', 'settings/settings'),
  guard('settings/queries', 'settings/saving', 'devices/ending', 'settings/settings'),
  guard('db/statements/use-attempt', 'identity/callback', 'identity/tabs'),
  guard(
    'db/statements/live-session',
    'session/session',
    'closing/closing',
    'passkeys/proof',
    'settings/settings',
  ),
  guard(
    'db/statements/read-entry',
    'identity/disputes',
    'identity/settle',
    'identity/logins',
    'identity/proof',
  ),
  guard('db/statements/waiting-person', 'identity/waiting', 'consent/consent', 'identity/proof'),
  guard('identity/agreement', 'consent/consent', 'identity/callback'),
  guard('identity/identity', 'identity/identity', 'identity/people'),
  guard('consent/consent', 'consent/consent'),
  guard('devices/queries', 'devices/devices', 'devices/ending'),
  guard('closing/queries', 'closing/closing', 'closing/coming-back'),
  guard('happenings/alarm-queries', 'happenings/alarm'),
  guard('db/statements/known-browser', 'known-browser/known-browser'),
  guard('db/statements/settle-identity', 'identity/settle', 'identity/settle-refused'),
  guard('session/queries', 'session/session', 'settings/settings'),
  guard('session/left-queries', 'session/left'),
  guard('http/levels', 'http/levels'),
  guard('sign-in/queries', 'sign-in/sign-in', 'sign-in/guessing', 'sign-in/second-step', 'sign-in/renewal'),
  guard('passkeys/challenge', 'passkeys/challenge'),
  guard('passkeys/verify', 'passkeys/refused-sign-in', 'passkeys/adding'),
  guard('passkeys/queries', 'passkeys/queries', 'passkeys/adding'),
  guard('passkeys/sign-in-queries', 'passkeys/queries', 'passkeys/sign-in', 'passkeys/refused-sign-in'),
  guard('passkeys/proof-queries', 'passkeys/proof'),
  card('queries', 'queries', 'cards', 'correcting', 'sharing/sharing', 'adding/adding'),
  card('open-card-queries', 'cards', 'masked', 'ages/passing', 'sharing/of-age'),
  card('history/queries', 'history/queries', 'history/history'),
  card('leaving/queries', 'leaving/queries', 'leaving/leaving'),
  card('leaving/unlinked-queries', 'leaving/queries', 'leaving/leaving'),
  card('sharing/queries', 'sharing/queries', 'sharing/apart', 'sharing/sharing'),
  card('sharing/taking-queries', 'sharing/queries', 'sharing/apart', 'sharing/sharing', 'sharing/of-age'),
  card('kept-queries', 'cards', 'leaving/leaving'),
  card('sharing/open-access-queries', 'sharing/sharing', 'sharing/of-age'),
  card('adding/queries', 'adding/queries', 'adding/adding'),
  card('adding/keeper-queries', 'adding/queries', 'adding/keeper'),
  card('children/queries', 'children/queries', 'children/children', 'children/one-child', 'children/trip'),
  card('taking-along/queries', 'taking-along/queries', 'taking-along/taking-along'),
  card('ages/queries', 'ages/queries', 'ages/passing'),
  card('ages/ages', 'ages/ages'),
  card('sharing/may-end', 'sharing/may-end', 'sharing/sharing'),
  card('refused-queries', 'refused'),
  ...['signature', 'issuer', 'audience', 'subject', 'times', 'kind', 'client', 'auth-time', 'tokens'].map(
    (rule) => token(`verify-${rule}`),
  ),
]
