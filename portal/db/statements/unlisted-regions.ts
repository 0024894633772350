import type { Db } from '../schema.ts'

/** Regions that keep accounts and are not on the list: their people would have lost their way in. */
export async function unlistedRegions(db: Db, listed: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('data_key')
    .select('region')
    .distinct()
    .where('region', 'not in', listed)
    .where((used) =>
      used.exists(
        used
          .selectFrom('account')
          .select('account.id')
          .whereRef('account.region', '=', 'data_key.region')
          .limit(1),
      ),
    )
    .execute()
  return rows.map(({ region }) => region)
}
