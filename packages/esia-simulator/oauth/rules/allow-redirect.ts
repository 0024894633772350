import type { Client } from '../../clients/client.ts'
import { quoted } from '../../log.ts'
import { fail, ok, type Result } from '../../result.ts'
import { esiaFailure, type EsiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

export function allowRedirect({ client, parameters }: Asked): Verdict {
  const allowed = allowedRedirect(client, parameters.get('redirect_uri'))
  return allowed.ok ? undefined : allowed.error
}

/** ESIA stores domains only, so the path and the port are free. The address comes out as browsers read it. */
export function allowedRedirect(client: Client, address: string | undefined): Result<URL, EsiaFailure> {
  const refuse = (why: string) =>
    fail(esiaFailure('007023', { detail: `redirect_uri ${quoted(address)}: ${why}` }))

  // URL mends these silently, so that a typing error would pass here and nowhere else.
  if (address !== undefined && /[\s\\\p{Cc}]/u.test(address)) return refuse('holds spaces or backslashes')
  if (address === undefined || !address.includes('://') || !URL.canParse(address)) {
    return refuse('not an absolute address')
  }
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('neither https nor http')
  if (url.username !== '' || url.password !== '') return refuse('carries a user name')
  if (address.includes('#')) return refuse('carries a fragment')

  if (client.domains.includes(url.hostname)) return ok(url)
  return refuse(`the domain is not among those of ${client.mnemonic}: ${client.domains.join(', ')}`)
}
