import { timingSafeEqual } from 'node:crypto'
import { StartError } from '../lib/start-error.ts'
import type { Pepper, Peppers } from '../password/pepper.ts'
import type { Db } from './schema.ts'

const prefix = 'pepper:'

/**
 * Checks the peppers against this database: each that was ever in use must still be here, unless no password needs it
 * any more. Safe for several instances at once.
 *
 * @throws StartError where passwords would be lost, or a pepper is not what it was
 */
export async function openPeppers(db: Db, { current, others }: Peppers): Promise<void> {
  const here = new Map([current, ...others].map((pepper) => [pepper.id, pepper]))
  const seen = await db.selectFrom('key_canary').selectAll().where('id', 'like', `${prefix}%`).execute()

  for (const { id, sealed } of seen) {
    const pepper = here.get(id.slice(prefix.length))
    if (pepper === undefined) await retire(db, id.slice(prefix.length))
    else if (!isSame(pepper, sealed)) throw missing()
  }
  // Only now: a wrong file must leave no trace, or the next start would take it for a right one.
  await db
    .insertInto('key_canary')
    .values({ id: `${prefix}${current.id}`, sealed: current.canary })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const isSame = ({ canary }: Pepper, kept: Buffer) =>
  canary.length === kept.length && timingSafeEqual(canary, kept)

const missing = () =>
  new StartError(
    'PEPPER_FILE: с этим ключом пароли людей не подойдут. Верните прежний файл или назовите его в OTHER_PEPPER_FILES',
  )

/** Lets a pepper go that is no longer given; only where every password that needed it has been hashed anew. */
async function retire(db: Db, id: string): Promise<void> {
  for (const table of ['password', 'pending_password'] as const) {
    const needs = await db
      .selectFrom(table)
      .select('account_id')
      .where('hash', 'like', `${id}:%`)
      .limit(1)
      .executeTakeFirst()
    if (needs !== undefined) throw missing()
  }
  await db.deleteFrom('key_canary').where('id', '=', `${prefix}${id}`).execute()
}
