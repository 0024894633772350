type Origins = {
  readonly portal: string
  readonly identityProviders: readonly string[]
  readonly inlineStyles: readonly string[]
}

/** What a page may ask of a device: passkeys, and nothing else. Only names that browsers know, or they complain. */
const permissions = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')

/** The same for every answer, errors and static files too, so one object made at start serves them all. */
export function securityHeaders({
  portal,
  identityProviders,
  inlineStyles,
}: Origins): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "object-src 'none'",
      `style-src 'self' ${inlineStyles.join(' ')}`,
      "script-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      // What to ask a device for its key.
      "connect-src 'self'",
      "base-uri 'none'",
      // A form's POST that ends in a redirect to Госуслуги is held to this list too.
      `form-action 'self' ${identityProviders.join(' ')}`,
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    // `no-referrer` would turn the Origin of our own forms into `null`.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Nothing of another origin is on a page, so this takes nothing away; with the line above it shuts the page in.
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissions,
    'cache-control': 'no-store',
    ...(portal.startsWith('https:') && {
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    }),
  }
}
