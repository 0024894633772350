import { randomUUID } from 'node:crypto'
import type { AccountContent } from '../account/account.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { record, type EventName } from '../audit/audit.ts'
import type { Vault } from '../db/seal.ts'
import type { Entry } from '../db/statements/enter.ts'
import { compare, noOffers, waitingIn } from '../patient-cards/differences/offer.ts'
import { sealedOffers } from '../patient-cards/differences/sealed-offers.ts'
import { makeOwnCard } from '../patient-cards/patient-card.ts'
import { sealedCard } from '../patient-cards/sealed-card.ts'
import { hashOf, newToken } from '../session/token.ts'
import type { Agreement } from './agreement.ts'
import type { Admitted } from './identity.ts'
import { loginsOf } from './identity.ts'

/** The card that the person has had so far. */
export type OwnCard = { readonly id: string; readonly sealed: Buffer; readonly offered: Buffer | undefined }

export type Entrance = {
  readonly region: string
  readonly identity: Admitted
  readonly knownAccountId: string | undefined
  /** The known account was closed, and its person comes back. */
  readonly reopened: boolean
  readonly ownCard: OwnCard | undefined
  readonly agreement: Agreement | undefined
  readonly replacedSessionId: string | undefined
  readonly formerTokenHash: Buffer | undefined
  /** Of the new session, where two presses of one button have to agree on it. */
  readonly token?: string | undefined
  readonly now: Date
  readonly requestId: string
  readonly address: string
}

/** The rows of a person's entering, made and sealed before the one statement that writes them all. */
export function prepareEntry(vault: Vault, entrance: Entrance): { token: string; entry: Entry } {
  const { region, identity, knownAccountId, agreement, replacedSessionId, now } = entrance
  const accountId = knownAccountId ?? randomUUID()
  const sessionId = randomUUID()
  const token = entrance.token ?? newToken()
  const opened = knownAccountId === undefined

  const event = (name: EventName) =>
    record(vault, {
      region,
      at: now,
      event: name,
      requestId: entrance.requestId,
      address: entrance.address,
      accountId,
      sessionId,
    })
  const opening = opened ? ownCard(vault, { region, id: randomUUID(), accountId, identity, now }) : undefined

  return {
    token,
    entry: {
      now,
      account: {
        region,
        id: accountId,
        oid_index: vault.index('oid', region, identity.oid),
        sealed: sealedAccount.seal(vault, { region, id: accountId }, accountContent(identity)),
        opened_at: now,
      },
      opening,
      offers: entrance.ownCard && offersTo(vault, entrance.ownCard, entrance),
      logins: loginsOf(identity).map(({ kind, value }) => ({
        kind,
        valueIndex: vault.index(`login:${kind}`, region, value),
      })),
      consent: agreement && consentRow(vault, { region, accountId, oid: identity.oid, agreement }),
      session: {
        token_hash: hashOf(token),
        region,
        id: sessionId,
        account_id: accountId,
        how: 'esia',
        proved_at: identity.provedAt < now ? identity.provedAt : now,
        began_at: now,
        seen_at: now,
      },
      replacedSessionId,
      formerTokenHash: entrance.formerTokenHash,
      events: [
        event(replacedSessionId === undefined ? 'session.began' : 'identity.proved'),
        ...(opened ? [event('account.opened'), event('card.made')] : []),
        ...(entrance.reopened ? [event('account.reopened')] : []),
        ...(agreement === undefined ? [] : [event('consent.given')]),
      ],
    },
  }
}

/** What Госуслуги tells otherwise than the card has it, sealed; undefined where that is as it was. */
function offersTo(
  vault: Vault,
  { id, sealed, offered }: OwnCard,
  { region, identity, now }: Entrance,
): Entry['offers'] {
  const row = { region, id }
  const before = offered === undefined ? noOffers : sealedOffers.open(vault, row, offered)
  const after = compare(sealedCard.open(vault, row, sealed), makeOwnCard(identity, now), before)
  const isAsBefore = waitingIn(before).length === 0 && waitingIn(after).length === 0
  return isAsBefore ? undefined : { cardId: id, sealed: sealedOffers.seal(vault, row, after) }
}

function accountContent(identity: Admitted): AccountContent {
  const logins = new Map(loginsOf(identity).map(({ kind, value }) => [kind, value]))
  return {
    oid: identity.oid,
    lastName: identity.lastName,
    firstName: identity.firstName,
    middleName: identity.middleName,
    phone: logins.get('phone'),
    email: logins.get('email'),
    snils: logins.get('snils'),
  }
}

type CardOf = { region: string; id: string; accountId: string; identity: Admitted; now: Date }

function ownCard(vault: Vault, { region, id, accountId, identity, now }: CardOf) {
  return {
    card: {
      region,
      id,
      sealed: sealedCard.seal(vault, { region, id }, makeOwnCard(identity, now)),
      created_at: now,
      checked_at: null,
    },
    keeper: {
      region,
      card_id: id,
      account_id: accountId,
      kinship: 'self' as const,
      ground: 'own' as const,
      since: now,
    },
  }
}

type ConsentOf = { region: string; accountId: string; oid: string; agreement: Agreement }

function consentRow(vault: Vault, { region, accountId, oid, agreement }: ConsentOf) {
  const id = randomUUID()
  return {
    region,
    id,
    account_id: accountId,
    document_hash: agreement.documentHash,
    given_at: agreement.agreedAt,
    button: agreement.button,
    sealed: vault.seal(
      region,
      { table: 'consent', column: 'sealed', id },
      { oid, address: agreement.address },
    ),
  }
}
