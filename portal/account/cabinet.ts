import type { FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { readCabinet } from '../db/statements/read-cabinet.ts'
import { frameOf } from '../frame.ts'
import { languageOf } from '../http/language.ts'
import type { Language } from '../lib/language.ts'
import type { Region, Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import type { Session, WayIn } from '../session/session.ts'
import type { Frame } from '../ui/page.ts'
import { fullName, lostLogins, type AccountContent } from './account.ts'
import { sealedAccount } from './sealed-account.ts'

/** What every signed-in page knows: the session, its person and the region, all from the page's one statement. */
export type Cabinet = {
  readonly session: Session
  readonly account: AccountContent
  readonly region: Region
  readonly frame: Frame
}

type Row = {
  readonly id: string
  readonly region: string
  readonly account_id: string
  readonly how: WayIn
  readonly proved_at: Date
  readonly account_sealed: Uint8Array
  readonly has_passkey: boolean
}

type Deps = { readonly vault: Vault; readonly regions: Regions; readonly serviceName: string }
/** Of the pages that will show the cabinet. */
type Told = Deps & { readonly language: Language }

/** Opens the row that a signed-in statement read; undefined without a live session. */
export function cabinetOf(
  row: Row | undefined,
  { vault, regions, serviceName, language }: Told,
): Cabinet | undefined {
  const region = row && regions.get(row.region)
  if (row === undefined || region === undefined) return undefined

  const account = sealedAccount.open(vault, { region: row.region, id: row.account_id }, row.account_sealed)
  return {
    session: {
      id: row.id,
      region: row.region,
      accountId: row.account_id,
      how: row.how,
      provedAt: row.proved_at,
    },
    account,
    region,
    frame: frameOf({
      serviceName,
      language,
      region,
      person: { name: fullName(account), accountId: row.account_id, hasPasskey: row.has_passkey },
    }),
  }
}

/** The cabinet of a request, in one statement. */
export async function openCabinet(
  request: FastifyRequest,
  deps: Deps & { readonly db: Db; readonly now: Date },
) {
  const tokenHash = sessionHash(request)
  const row = tokenHash && (await readCabinet(deps.db, tokenHash, deps.now))
  const cabinet = cabinetOf(row, { ...deps, language: languageOf(request) })
  return row === undefined || cabinet === undefined
    ? undefined
    : { ...cabinet, password: row.password, lostLogins: lostLogins(cabinet.account, row.login_kinds) }
}
