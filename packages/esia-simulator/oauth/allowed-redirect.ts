import type { Client } from '../clients.ts'
import { quoted } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'

/** ESIA stores domains only, so the path and the port are free. The address comes out as browsers read it. */
export function allowedRedirect(client: Client, address: string | undefined): Result<URL, EsiaFailure> {
  const refuse = (why: string) =>
    fail(esiaFailure('007023', { detail: `redirect_uri ${quoted(address)}: ${why}` }))

  if (address === undefined || !URL.canParse(address)) return refuse('not an absolute address')
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('neither https nor http')
  if (url.username !== '' || url.password !== '') return refuse('carries a user name')
  if (address.includes('#')) return refuse('carries a fragment')

  const domains = client.origins.map((origin) => new URL(origin).hostname)
  if (domains.includes(url.hostname)) return ok(url)
  return refuse(`the domain is not among those of ${client.mnemonic}: ${domains.join(', ')}`)
}
