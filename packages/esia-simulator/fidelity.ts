import { assumptions, type Amount, type Fact, type Switch } from './assumptions.ts'

type Row = Fact & { readonly what: string }

const clients = 'open clients, in use'
const quotes = 'quotes of the guideline'
const page = 'scripts for the real page'

const known = (what: string, real: string, source: string): Row => ({
  what,
  real,
  simulator: 'the same',
  source,
  sure: 'public',
})
const ours = (what: string, real: string, simulator: string): Row => ({
  what,
  real,
  simulator,
  source: 'own choice',
  sure: 'ours',
})

/** How near the stand comes to ESIA in what no switch changes. */
const facts: readonly Row[] = [
  known('endpoints', '`/aas/oauth2/ac`, `/te`; `/v2/ac`, `/v3/te`; GET or POST at `ac`', clients),
  known(
    'signed strings',
    'v1 has one; `v2/ac` and `v3/te` have others, and the code closes that of `v3/te`',
    clients,
  ),
  known(
    'signature',
    '`v2/ac`, `v3/te`: 64 bytes s‖r; v1: detached CMS, with or without signed attributes',
    clients,
  ),
  known('base64 of `client_secret`', 'either alphabet, padded or not', clients),
  known(
    '`client_certificate_hash`',
    'of the DER: Streebog-256 for GOST, SHA-256 for RSA; either case, colons ignored',
    clients,
  ),
  {
    what: 'profile `compat`',
    real: 'other orders and formats are refused',
    simulator:
      'takes the order of v1 everywhere, CMS of GOST and RSA, detached or attached, and needs no hash',
    source: 'runs of five clients',
    sure: 'public',
  },
  known('texts of 007005, 007011, 007014, 007053', 'as quoted', 'answers in issue threads'),
  known('meanings of the codes', 'as in the catalogue', quotes),
  ours('texts of the other codes', 'not public', 'those of RFC 6749'),
  ours(
    'errors before and after the sign-in',
    'not public',
    'of the request before it, of the person after it',
  ),
  {
    what: '`redirect_uri`',
    real: 'domains are registered, the path is free',
    simulator: 'scheme, port and path are free',
    source: 'a developer’s guide',
    sure: 'one source',
  },
  known('`v3/te` repeats `v2/ac`', 'scope and address letter for letter', clients),
  known('v1 does not', 'te may name another scope and reuse the state', clients),
  {
    what: 'refresh token',
    real: 'serves once and brings the next',
    simulator: 'the same',
    source: 'ilimurzin/esia',
    sure: 'one source',
  },
  {
    what: '`client_credentials`',
    real: 'signed over client_id, scope, timestamp, state, redirect_uri',
    simulator: 'the same; the token opens nobody’s data',
    source: quotes,
    sure: 'one source',
  },
  {
    what: '`permissions`',
    real: 'base64url of a list of consents; codes 0367xx',
    simulator: 'the consents of a client stand in its description; the order of the codes is our own',
    source: quotes,
    sure: 'one source',
  },
  known('`person_filter`', 'base64 of `conf_acc`, `acc_kid`, `acc_not_kid`', quotes),
  known(
    'tokens',
    'header, claims, numeric `sub`, `is_tru` absent, access 3600 s, id 10800 s',
    'real samples',
  ),
  ours('claims of the code; `urn:esia:jti`', 'only `sbt` is public', 'as in the access token'),
  known('logout', '`redirect_url`; without it a page', clients),
  known('`/rs/prns`', 'embeds, suffixes, absolute addresses, 005011, 005013, 005029', clients),
  {
    what: 'fields of a kid, its documents',
    real: 'the address and the embed are known, the fields are not',
    simulator: 'as in the forms of Госуслуги',
    source: 'scripts of the portal',
    sure: 'one source',
  },
  ours(
    '404 and 405 with 005004; `type` of a kid',
    'not public',
    'an address that leads nowhere, another method than GET; `CHILD`',
  ),
  known(
    '`/roles`, `/orgs`',
    'roles come as objects without an embed; the elements of `/orgs` are addresses below `/rs/orgs`',
    clients,
  ),
  {
    what: '`/rs/orgs/{oid}`',
    real: 'opens to a token of the system whose scope ends with `?org_oid=…`',
    simulator: 'the same, and to a member with `usr_org`',
    source: 'ilimurzin/esia, fr05t1k/esia',
    sure: 'one source',
  },
  ours(
    'fields of vehicles and organisations; which scope opens which rarer document',
    'not public',
    'names as in the JSON under *People*; `temporary_residence_doc` opens RFG_CERT and CERT_REG_IMM',
  ),
  known('login page', 'elements, names, labels and errors; six boxes; the JSON API and its actions', page),
  known('TOTP', '`TTP` with `ttp_details`, `/totp/verify`; RFC 6238, 30 s, six digits', page),
  {
    what: 'picture code',
    real: 'О.ЗД1, `captchaType: esiacaptcha`, `captchaSession`, `verify_token`, then `DONE` and the login again',
    simulator: 'the same; six digits; `failed` of a wrong answer is our own',
    source: page,
    sure: 'one source',
  },
  {
    what: '`FILL_MFA`, `MAX_QUIZ`, `CHANGE_PASSWORD`',
    real: 'their names and how they are skipped; when they come is not public',
    simulator: 'come when switched on; the first in the place of the code, the others after it',
    source: page,
    sure: 'public',
  },
  {
    what: 'question of an anomaly',
    real: 'О.ЗИ1, `question_text`, an answer, then `DONE` and the login again',
    simulator: 'comes when switched on; asks for the year of birth; `failed` of a wrong answer is our own',
    source: page,
    sure: 'one source',
  },
  ours('another SMS by the JSON API', 'not public', '`/login/otp/resend`'),
  ours('words of help, support, a locked account; `failed` of a wrong code', 'not public', 'our own words'),
  {
    what: 'QR',
    real: '`gosuslugi://auth/signed_token=…`, events by SSE, codes `QR_CODE_SESSION_…` in `qr-error`',
    simulator: 'the same; what the token holds is our own; the picture on the page leads to `/phone/qr`',
    source: page,
    sure: 'one source',
  },
]

/** The table of the README, in Markdown. */
export function fidelityTable(): string {
  const head = ['what', 'real ESIA', 'simulator', 'source', 'how sure']
  const rows = [...facts, ...assumed()].map(({ what, real, simulator, source, sure }) => [
    what,
    real,
    simulator,
    source,
    sure,
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function assumed(): readonly Row[] {
  return Object.entries<Switch | Amount>(assumptions).map(([name, row]) => ({
    ...row,
    what: `\`${name}\`: ${defaultOf(row)}`,
  }))
}

function defaultOf(row: Switch | Amount): string {
  if ('unit' in row) return `${row.byDefault} ${row.unit}`.trim()
  return row.byDefault ? 'on' : 'off'
}
