import { randomUUID } from 'node:crypto'
import type { Ground, Kinship } from '../portal/patient-cards/keeper.ts'
import type { CardContent } from '../portal/patient-cards/patient-card.ts'
import { sealedCard } from '../portal/patient-cards/sealed-card.ts'
import type { TestPortal } from './portal.ts'

type Portal = Pick<TestPortal, 'database' | 'vault'>
type Of = { readonly region: string; readonly accountId: string }

export type Relative = Of & {
  readonly kinship: Exclude<Kinship, 'self'>
  readonly ground?: Ground
  readonly lastName?: string
  readonly firstName?: string
  /** ISO. */
  readonly birthDate?: string
  /** A year before now where nothing is said. */
  readonly since?: Date
}

/** A card of another person that an account keeps, written as an adding writes it; returns its id. */
export async function giveCard({ database, vault }: Portal, relative: Relative): Promise<string> {
  const { region, accountId, kinship, ground = 'birth-certificate' } = relative
  const id = randomUUID()
  const now = database.now()
  const since = relative.since ?? new Date(now.getTime() - 365 * 86_400_000)
  const typed = <T>(value: T) => ({ value, source: 'self' as const, at: now.toISOString() })
  const content: CardContent = {
    lastName: typed(relative.lastName ?? 'Орешкина'),
    firstName: typed(relative.firstName ?? 'Мария'),
    birthDate: typed(relative.birthDate ?? '2019-09-30'),
    gender: typed('female'),
  }
  await database.db
    .with('made', (query) =>
      query
        .insertInto('patient_card')
        .values({ region, id, sealed: sealedCard.seal(vault, { region, id }, content), created_at: now })
        .returning('id'),
    )
    .insertInto('card_keeper')
    .values({ region, card_id: id, account_id: accountId, kinship, ground, since })
    .execute()
  return id
}

/** Lets another account keep a card too. */
export async function shareCard(
  { database }: Portal,
  {
    region,
    accountId,
    cardId,
    kinship = 'child',
    since = database.now(),
  }: Of & Pick<Partial<Relative>, 'kinship' | 'since'> & { readonly cardId: string },
): Promise<void> {
  await database.db
    .insertInto('card_keeper')
    .values({
      region,
      card_id: cardId,
      account_id: accountId,
      kinship,
      ground: kinship === 'child' ? 'kids-register' : 'consent',
      since,
    })
    .execute()
}

/** The account opened last in a region: a test that has just registered somebody learns who it was. */
export async function newestAccount({ database }: Portal, region: string): Promise<Of> {
  const { id } = await database.db
    .selectFrom('account')
    .select('id')
    .where('region', '=', region)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { region, accountId: id }
}
