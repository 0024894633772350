import type { FastifyRequest } from 'fastify'
import { cabinetOf, type Cabinet } from '../account/cabinet.ts'
import { record, type EventName } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { languageOf } from '../http/language.ts'
import type { Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { ownKeys, type OwnKey } from './own-keys.ts'
import { passkeysOf } from './queries.ts'

export type OpenKeys = Cabinet & {
  readonly tokenHash: Buffer
  readonly at: Date
  readonly keys: readonly OwnKey[]
}

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

/** Whoever asks, with their keys, in one statement; undefined without a live session. */
export async function openKeys(request: FastifyRequest, deps: Deps): Promise<OpenKeys | undefined> {
  const tokenHash = sessionHash(request)
  const at = deps.now()
  const rows = tokenHash === undefined ? [] : await passkeysOf(deps.db, { tokenHash, now: at })
  const cabinet = cabinetOf(rows[0], { ...deps, language: languageOf(request) })
  if (cabinet === undefined || tokenHash === undefined) return undefined
  return { ...cabinet, tokenHash, at, keys: ownKeys(deps.vault, rows) }
}

type Happened = { readonly name: EventName; readonly reason?: string }

/** What became of a key of theirs. */
export function eventOf(
  { vault }: { readonly vault: Vault },
  request: FastifyRequest,
  { opened: { session, at }, name, reason }: Happened & { readonly opened: OpenKeys },
) {
  return record(vault, {
    region: session.region,
    at,
    event: name,
    requestId: request.id,
    address: request.ip,
    accountId: session.accountId,
    sessionId: session.id,
    reason,
  })
}
