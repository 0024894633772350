import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { fullName } from '../account/account.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { record } from '../audit/audit.ts'
import { hasCode } from '../db/error-code.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { disputeNumbered, settleOid, settleSnils } from '../db/statements/settle-identity.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { refuseSettling, type Disputed, type SettleError } from './dispute.ts'

const Told = Compile(
  Type.Object({
    reason: Type.Union([Type.Literal('snils-taken'), Type.Literal('snils-changed')]),
    disputed: Type.Object({
      oid: Type.String(),
      snils: Type.Union([Type.String(), Type.Null()]),
      agrees: Type.Boolean(),
    }),
  }),
)

type Asked = { readonly region: string; readonly number: string; readonly now: Date }

export type FoundDispute = {
  readonly stopped: Disputed
  readonly at: Date
  readonly accountId: string
  readonly openedAt: Date
  /** Whose account it is, for who has their papers in hand. */
  readonly name: string
  readonly oidIndex: Buffer
  readonly snilsIndex: Buffer | null
  /** What stands there now, and would be changed. */
  readonly former: Buffer | null
}

/** What stopped a person, by the number that their page told. */
export async function findDispute(
  { db, vault }: { db: Db; vault: Vault },
  { region, number, now }: Asked,
): Promise<Result<FoundDispute, SettleError>> {
  const row = await disputeNumbered(db, { region, number })
  if (row === undefined || row.sealed === null) return fail('unknown')
  const opened = vault.open(region, { table: 'audit_event', column: 'sealed', id: row.id }, row.sealed)
  if (!Told.Check(opened)) return fail('unknown')

  const { reason: stopped, disputed } = opened
  const snilsIndex = disputed.snils === null ? null : Buffer.from(disputed.snils, 'hex')
  const refused = refuseSettling({ stopped, snilsIndex, agrees: disputed.agrees, at: row.at }, now)
  if (refused !== undefined) return fail(refused)

  const account = sealedAccount.open(vault, { region, id: row.account_id }, row.account_sealed)
  return ok({
    stopped,
    at: row.at,
    accountId: row.account_id,
    openedAt: row.opened_at,
    name: fullName(account),
    oidIndex: Buffer.from(disputed.oid, 'hex'),
    snilsIndex,
    former: stopped === 'snils-taken' ? row.oid_index : row.snils_index,
  })
}

/** Settles it for who came, once people have checked who they are. The event bears what stood there before. */
export async function settleDispute(
  { db, vault }: { db: Db; vault: Vault },
  asked: Asked,
): Promise<Result<FoundDispute, SettleError>> {
  const found = await findDispute({ db, vault }, asked)
  if (!found.ok) return found
  const { stopped, accountId, oidIndex, snilsIndex, former } = found.value
  if (snilsIndex === null) return fail('no-snils')

  const { region, number, now } = asked
  const event = record(vault, {
    region,
    at: now,
    event: 'identity.changed',
    requestId: number,
    address: '',
    accountId,
    reason: stopped,
    former: former?.toString('hex'),
  })
  const settle = stopped === 'snils-taken' ? settleOid : settleSnils
  try {
    const settled = await settle(db, { region, accountId, oidIndex, snilsIndex, now, event })
    return settled ? found : fail('already')
  } catch (error) {
    if (hasCode(error, '23505')) return fail('taken')
    throw error
  }
}
