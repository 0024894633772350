import { fullName, type AccountContent } from '../../portal/account/account.ts'
import { sealedAccount } from '../../portal/account/sealed-account.ts'
import { noRegion } from '../../portal/audit/audit.ts'
import type { Database } from '../../portal/db/connect.ts'
import type { Keys } from '../../portal/db/keys.ts'
import { openVault } from '../../portal/db/open-vault.ts'
import type { Db } from '../../portal/db/schema.ts'
import type { Vault } from '../../portal/db/seal.ts'
import { nameOn } from '../../portal/patient-cards/patient-card.ts'
import { sealedCard } from '../../portal/patient-cards/sealed-card.ts'
import type { Found, FoundAccount } from './found.ts'

type Opened = { readonly database: Database; readonly keys: Keys; readonly regions: readonly string[] }

/** Reads all that a database holds of people, at one moment, and opens every seal. */
export async function examine({ database, keys, regions }: Opened): Promise<Found> {
  const vault = await openVault(database.db, keys, [noRegion, ...regions])
  const rows = await rowsOf(database.db)

  return {
    accounts: rows.accounts.map((account) => foundAccount(account, rows, vault)),
    sessions: rows.sessions.map(({ region, id, account_id, token_hash }) => ({
      region,
      accountId: account_id,
      tokenHash: token_hash.toString('hex'),
      hasEvent: rows.events.some(({ event, session_id }) => event === 'session.began' && session_id === id),
    })),
    orphans: orphansOf(rows),
  }
}

/** Of one snapshot, since statements of the killed process may still be ending on a server. */
async function rowsOf(db: Db) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      accounts: await tx.selectFrom('account').selectAll().execute(),
      cards: await tx
        .selectFrom('patient_card')
        .innerJoin('card_keeper', (join) =>
          join
            .onRef('card_keeper.region', '=', 'patient_card.region')
            .onRef('card_keeper.card_id', '=', 'patient_card.id'),
        )
        .selectAll('patient_card')
        .select(['card_keeper.account_id', 'card_keeper.kinship'])
        .execute(),
      consents: await tx.selectFrom('consent').selectAll().execute(),
      documents: await tx.selectFrom('consent_document').select(['region', 'hash']).execute(),
      logins: await tx.selectFrom('login').select(['region', 'account_id', 'kind']).execute(),
      passwords: await tx.selectFrom('password').select(['region', 'account_id']).execute(),
      sessions: await tx.selectFrom('session').selectAll().execute(),
      events: await tx
        .selectFrom('audit_event')
        .select(['region', 'account_id', 'session_id', 'event'])
        .execute(),
    }))
}

type Rows = Awaited<ReturnType<typeof rowsOf>>
type Owned = { readonly region: string; readonly account_id: string | null }

function foundAccount(
  { region, id, sealed }: Rows['accounts'][number],
  rows: Rows,
  vault: Vault,
): FoundAccount {
  const isOwn = (row: Owned) => row.region === region && row.account_id === id
  const content = opened(() => sealedAccount.open(vault, { region, id }, sealed))
  const events = new Map<string, number>()
  for (const { event } of rows.events.filter(isOwn)) events.set(event, (events.get(event) ?? 0) + 1)

  return {
    region,
    id,
    name: content && fullName(content),
    ownLogins: content === undefined ? [] : loginsIn(content),
    logins: rows.logins
      .filter(isOwn)
      .map(({ kind }) => kind)
      .sort(),
    cards: rows.cards
      .filter((card) => isOwn(card) && card.kinship === 'self')
      .map((card) => ({ name: cardName(card, vault), isChecked: card.checked_at !== null })),
    consents: rows.consents.filter(isOwn).map((consent) => ({
      isWhole:
        rows.documents.some((kept) => kept.region === region && kept.hash.equals(consent.document_hash)) &&
        opened(() =>
          vault.open(
            region,
            { table: 'consent', column: 'sealed', id: consent.id },
            consent.sealed ?? new Uint8Array(),
          ),
        ) !== undefined,
    })),
    hasPassword: rows.passwords.some(isOwn),
    events,
  }
}

const loginsIn = ({ email, phone, snils }: AccountContent) =>
  Object.entries({ email, phone, snils }).flatMap(([kind, value]) => (value === undefined ? [] : [kind]))

function cardName({ region, id, sealed }: Rows['cards'][number], vault: Vault): string | undefined {
  const content = opened(() => sealedCard.open(vault, { region, id }, sealed))
  return content && nameOn(content)
}

function orphansOf({ accounts, cards, consents, logins, passwords, events }: Rows): readonly string[] {
  const known = new Set(accounts.map(({ region, id }) => `${region}/${id}`))
  const tables = Object.entries({
    card: cards,
    consent: consents,
    login: logins,
    password: passwords,
    event: events,
  })
  return tables.flatMap(([table, rows]) =>
    rows
      .filter(({ region, account_id }: Owned) => account_id !== null && !known.has(`${region}/${account_id}`))
      .map(({ region, account_id }: Owned) => `${table} of ${region}/${account_id}`),
  )
}

function opened<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
