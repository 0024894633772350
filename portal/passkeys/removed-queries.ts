import type { Db } from '../db/schema.ts'

type Asked = {
  readonly region: string
  readonly accountId: string
  readonly sessionId: string
  readonly since: Date
}

/** Whether this session has just removed a key: the second press of its button finds it gone. */
export async function hasRemovedSince(
  db: Db,
  { region, accountId, sessionId, since }: Asked,
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_event')
    .select('id')
    .where('region', '=', region)
    .where('account_id', '=', accountId)
    .where('at', '>', since)
    .where('session_id', '=', sessionId)
    .where('event', '=', 'passkey.removed')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
