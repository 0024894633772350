import type { Stand } from './stand.ts'

/** `form-action` lists the clients too: browsers hold it against the redirect that answers our forms. */
export function securityHeaders({ clients }: Pick<Stand, 'clients'>): Readonly<Record<string, string>> {
  const domains = new Set(clients.all().flatMap((client) => client.domains))
  const origins = [...domains].map((domain) => `http://${domain}:* https://${domain}:*`).join(' ')
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `form-action 'self' ${origins}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
