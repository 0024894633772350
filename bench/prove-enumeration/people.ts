import { randomBytes, randomUUID } from 'node:crypto'
import type { Db } from '../../portal/db/schema.ts'
import type { Vault } from '../../portal/db/seal.ts'

/** Who may stand behind a login; the sign-in must not tell them apart. */
export const kinds = ['missing', 'with-password', 'without-password', 'used-up'] as const
export type Kind = (typeof kinds)[number]

/** Logins of one length, so that what is typed back has one too. */
export const phoneOf = (kind: Kind, index: number): string =>
  `+7900${kinds.indexOf(kind)}${String(index).padStart(6, '0')}`

type Wanted = {
  readonly region: string
  readonly kind: Kind
  readonly number: number
  /** Of a password that nobody will type. */
  readonly hash: string
  readonly now: Date
}

/** Writes as much of so many accounts as a sign-in by password looks at. */
export async function writePeople(
  db: Db,
  vault: Vault,
  { region, kind, number, hash, now }: Wanted,
): Promise<void> {
  if (kind === 'missing') return
  const people = Array.from({ length: number }, (_, index) => ({
    id: randomUUID(),
    phone: phoneOf(kind, index),
  }))
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500)
    await db
      .insertInto('account')
      .values(
        some.map(({ id }) => ({
          region,
          id,
          oid_index: randomBytes(32),
          sealed: randomBytes(200),
          opened_at: now,
        })),
      )
      .execute()
    await db
      .insertInto('login')
      .values(
        some.map(({ id, phone }) => ({
          region,
          kind: 'phone' as const,
          value_index: vault.index('login:phone', region, phone),
          account_id: id,
          verified_at: now,
        })),
      )
      .execute()
    if (kind === 'without-password') continue
    const failures = kind === 'used-up' ? { failures_in_row: 25, closed_to_strangers_at: now } : {}
    await db
      .insertInto('password')
      .values(some.map(({ id }) => ({ region, account_id: id, hash, set_at: now, ...failures })))
      .execute()
  }
}
