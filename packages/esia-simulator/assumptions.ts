/** How a row of the fidelity table is known: from independent sources, from one, or from nobody. */
export type Sure = 'public' | 'one source' | 'ours'

export type Fact = {
  /** What is known of ESIA itself. */
  readonly real: string
  readonly simulator: string
  readonly source: string
  readonly sure: Sure
}

export type Switch = Fact & { readonly byDefault: boolean }
export type Amount = Fact & { readonly byDefault: number; readonly most: number; readonly unit: string }

/**
 * What nobody outside knows of ESIA, or one source alone: each a switch, so that a client can be tried both ways.
 * `SIMULATOR_ASSUMPTIONS` turns them; the README's table is made from these lines.
 */
export const assumptions = {
  'timestamp-tolerance': amount(300, 86_400, 's', {
    real: '007015 out of a tolerance that is not public',
    simulator: '`timestamp` may be this far from the clock, before or after',
    source: 'own choice',
    sure: 'ours',
  }),
  'parameters-before-secret': onOff(true, {
    real: 'the order of the checks is not public',
    simulator:
      'on: a missing parameter answers before a wrong signature; off: the signature is checked first',
    source: 'own choice',
    sure: 'ours',
  }),
  'error-by-code': onOff(true, {
    real: '`error` beside a code is quoted for 007004, 007005, 007011, 007014 and 007053 alone',
    simulator: 'on: the name that RFC 6749 suggests; off: `invalid_request` for all others',
    source: 'RFC 6749 §4.1.2.1, §5.2',
    sure: 'ours',
  }),
  'client-errors-401': onOff(true, {
    real: 'the status of a failed client authentication at the token endpoint is not public',
    simulator: 'on: 401; off: 400 as for all other errors',
    source: 'RFC 6749 §5.2',
    sure: 'ours',
  }),
  'foreign-certificate-007002': onOff(true, {
    real: '007002 is «certificate and mnemonic mismatch, or no certificate»; when it is said is not public',
    simulator:
      'on: for the certificate of another system, or where none is registered; off: 007053, at v1 007005',
    source: 'the meaning of the code',
    sure: 'ours',
  }),
  'line-breaks-in-secret': onOff(true, {
    real: 'both alphabets pass, as in decoders that skip what is no base64; line breaks were not tried',
    simulator: 'on: CR and LF inside `client_secret` are skipped; off: refused',
    source: 'inferred',
    sure: 'ours',
  }),
  'rsa-at-v1': onOff(false, {
    real: 'RSA was taken once, production is GOST alone since about 2020',
    simulator: 'on: a strict client may sign by RSA at v1; off: compat clients alone',
    source: 'issue threads of clients',
    sure: 'one source',
  }),
  'attached-cms-at-v1': onOff(false, {
    real: 'clients send detached CMS; whether an attached one passes was not tried',
    simulator: 'on: a strict client may send it; off: compat clients alone',
    source: 'own choice',
    sure: 'ours',
  }),
  'refresh-signed-without-redirect': onOff(true, {
    real: 'two clients sign a refresh at `v3/te` differently; both say that it works',
    simulator: 'on: both strings pass; off: that of `v2/ac` alone',
    source: 'ilimurzin/esia, AISGorod',
    sure: 'one source',
  }),
  'pkce-s256': onOff(true, {
    real: 'PKCE exists in `v2/ac` (007039, 007040); the name of its method is not confirmed',
    simulator: 'on: `S256` alone; off: `code_challenge` and `code_verifier` are passed over',
    source: 'issue threads of clients; RFC 7636',
    sure: 'one source',
  }),
  'nonce-echoed': onOff(false, {
    real: 'not echoed since 16.11.2022',
    simulator: 'on: the id token bears the `nonce` of the authorization request',
    source: 'changelog of a client',
    sure: 'one source',
  }),
  'code-life': amount(120, 3_600, 's', {
    real: 'the life of a code is not public',
    simulator: 'after it 007011',
    source: 'own choice',
    sure: 'ours',
  }),
  'code-serves-once': onOff(true, {
    real: 'RFC 6749 demands it; not tried in public',
    simulator: 'on: the second use is 007011; off: a code serves as often as it lives',
    source: 'RFC 6749 §4.1.2',
    sure: 'ours',
  }),
  'reuse-voids-tokens': onOff(true, {
    real: 'RFC 6749 advises it; not tried in public',
    simulator: 'on: the second use of a code ends the tokens of the first; off: they stay',
    source: 'RFC 6749 §4.1.2',
    sure: 'ours',
  }),
  'refresh-life': amount(86_400, 86_400, 's', {
    real: 'the life of a refresh token is not public',
    simulator: 'after it 007011',
    source: 'own choice',
    sure: 'ours',
  }),
  'refreshed-id-lives-anew': onOff(true, {
    real: 'exp − auth_time is 10800 after a sign-in; from when an id token of a refresh lives is not public',
    simulator:
      'on: its exp runs from the refresh; off: from the sign-in, so that a refresh after three hours brings an expired one',
    source: 'own choice',
    sure: 'ours',
  }),
  'service-email': onOff(false, {
    real: 'a contact of type `CEM` is named in lists of types; none was seen in an answer',
    simulator: 'on: the e-mail comes a second time as `CEM`; off: there is none',
    source: 'lists of types',
    sure: 'ours',
  }),
  'contacts-open-addresses': onOff(false, {
    real: 'one client asks for addresses where it was granted `contacts`; others name a scope `addresses`',
    simulator: 'on: `contacts` opens `/addrs` as well; off: `addresses` alone does',
    source: 'ekapusta/oauth2-esia',
    sure: 'one source',
  }),
  'session-life': amount(10_800, 43_200, 's', {
    real: 'exp − auth_time is 10800 in an id token; how long the session lives is not public',
    simulator: 'after it the password is asked for again',
    source: 'after the sample of a token',
    sure: 'ours',
  }),
  'otp-life': amount(300, 3_600, 's', {
    real: 'the server says it in `verify_timeout_secs`; 300 is what the page begins with',
    simulator: 'after it the code of the SMS is too old',
    source: 'the page’s own script',
    sure: 'one source',
  }),
  'otp-tries': amount(3, 100, '', {
    real: 'the server says it in `verify_attempts_left`; 3 is what the page begins with',
    simulator: 'the last wrong code locks the second factor',
    source: 'the page’s own script',
    sure: 'one source',
  }),
  'otp-lock': amount(3_600, 86_400, 's', {
    real: 'the length of the lock is not public',
    simulator: 'so long the person gets no code',
    source: 'own choice',
    sure: 'ours',
  }),
  'otp-resend-after': amount(60, 3_600, 's', {
    real: 'the wait for another SMS is not public',
    simulator: 'another SMS comes after this',
    source: 'own choice',
    sure: 'ours',
  }),
  'otp-resends-a-day': amount(5, 1_000, '', {
    real: 'how many is not public',
    simulator: 'so many further SMS in a day',
    source: 'own choice',
    sure: 'ours',
  }),
  'password-tries': amount(10, 1_000, '', {
    real: 'after 3 a picture code is asked for; when the account is stopped is not public',
    simulator: 'after so many wrong passwords the login waits',
    source: 'own choice',
    sure: 'ours',
  }),
  'captcha-after': amount(3, 1_000, '', {
    real: 'a picture code is asked for after 3 wrong passwords; how long, and whether for each further try, is not public',
    simulator: 'from this wrong password of a login on, each further try needs a picture solved before',
    source: 'scripts for the real page',
    sure: 'one source',
  }),
  'captcha-for': amount(900, 86_400, 's', {
    real: 'not public',
    simulator: 'so long after the last wrong password it is asked for',
    source: 'own choice',
    sure: 'ours',
  }),
  'captcha-as-failure': onOff(false, {
    real: 'two answers are known: the action `SOLVE_ANOMALY_REACTION`, and `failed: CAPTCHA_REQUIRED`',
    simulator: 'off: the action; on: the failure; `reaction_details` beside either',
    source: 'scripts for the real page',
    sure: 'one source',
  }),
  'second-factor': onOff(true, {
    real: 'the second factor is demanded of all since autumn 2023; scripts of the test contour know an answer without it',
    simulator: 'on: everybody is asked for a code; off: the password alone signs in',
    source: 'scripts for the real page',
    sure: 'one source',
  }),
  'password-wait': amount(60, 86_400, 's', {
    real: 'not public',
    simulator: 'so long it waits',
    source: 'own choice',
    sure: 'ours',
  }),
  'page-of-2025': onOff(true, {
    real: 'two sets of words on the sign-in page, seen in programs of 2022–2024 and of 2025–2026',
    simulator:
      'on: «Телефон / Эл. почта / СНИЛС», «Неверный логин или пароль»; off: «Телефон  /  Email  /  СНИЛС», «Неверные логин или пароль»',
    source: 'scripts for the real page',
    sure: 'public',
  }),
  'help-as-in-manual': onOff(true, {
    real: 'a button «Не удаётся войти», older «Не удаётся войти?», opens a window with links',
    simulator:
      'on: a link «Не удается войти?» to a page, as the manual of the portal has it; off: the button',
    source: 'scripts for the real page; the manual',
    sure: 'public',
  }),
  'wrapped-code-boxes': onOff(false, {
    real: 'how many `div` stand around the form of the code and its boxes changes with the years',
    simulator:
      'off: `esia-otp > form > esia-code-input > code-input > span`; on: `esia-otp/div/form/div/esia-code-input/div/code-input/span`, of the TOTP `esia-ttp/form/div[2]/div/…`',
    source: 'scripts for the real page',
    sure: 'public',
  }),
} as const satisfies Readonly<Record<string, Switch | Amount>>

export type AssumptionName = keyof typeof assumptions

type Named<Row> = {
  [Name in AssumptionName]: (typeof assumptions)[Name] extends Row ? Name : never
}[AssumptionName]
export type SwitchName = Exclude<AssumptionName, AmountName>
export type AmountName = Named<Amount>

function onOff(byDefault: boolean, fact: Fact): Switch {
  return { byDefault, ...fact }
}

/** `most` is the largest value that may be set; the least is 1. */
function amount(byDefault: number, most: number, unit: string, fact: Fact): Amount {
  return { byDefault, most, unit, ...fact }
}
