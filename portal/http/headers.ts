import type { FastifyReply, FastifyRequest } from 'fastify'

type Origins = {
  readonly portal: string
  readonly identityProviders: readonly string[]
  readonly inlineStyles: readonly string[]
}

/** The same for every answer, errors and static files too, so one object made at start serves them all. */
export function securityHeaders({
  portal,
  identityProviders,
  inlineStyles,
}: Origins): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'self' ${inlineStyles.join(' ')}`,
      "script-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
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
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
    ...(portal.startsWith('https:') && {
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    }),
  }
}

export function setHeaders(headers: Record<string, string>) {
  return async (_: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.headers(headers)
  }
}
