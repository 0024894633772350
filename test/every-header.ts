import assert from 'node:assert/strict'

/** What each answer of the portal bears, whatever its status. `cache-control` and the type differ and stand apart. */
const demanded: Readonly<Record<string, RegExp>> = {
  'content-security-policy':
    /^default-src 'none'; .*script-src 'self'; .*frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
  'x-frame-options': /^DENY$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'origin-agent-cluster': /^\?1$/,
  'permissions-policy': /camera=\(\).*publickey-credentials-get=\(self\)/,
}

const types =
  /^(?:text\/(?:html|plain|css|javascript)|application\/(?:fhir\+)?json); charset=utf-8$|^(?:image\/svg\+xml|font\/woff2)$/

type Answered = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly hasBody: boolean
}

/** Holds one answer to HD-001: every header, no version of anything, and a type wherever there is a body. */
export function assertEveryHeader({ statusCode, headers, hasBody }: Answered, what: string): void {
  const about = `${statusCode} ${what}`
  for (const [name, pattern] of Object.entries(demanded))
    assert.match(String(headers[name]), pattern, `${name} of ${about}`)
  if (hasBody) assert.match(String(headers['content-type']), types, about)
  assert.equal(headers['cache-control'], cachingOf(about), about)
  for (const name of ['server', 'x-powered-by', 'via', 'etag', 'last-modified'])
    assert.equal(headers[name], undefined, `${name} of ${about}`)
  for (const name of Object.keys(headers)) assert.doesNotMatch(name, /^access-control-/, about)
}

/** An asset may be kept by anybody, a form that knows nobody by its browser for «Назад» (`sendAgain`), all else by none. */
function cachingOf(about: string): string {
  if (/^200 \/assets\/\S+ by/.test(about)) return 'public, max-age=31536000, immutable'
  return /^422 \/\w+\/sign-in /.test(about) ? 'private, no-cache' : 'no-store'
}
