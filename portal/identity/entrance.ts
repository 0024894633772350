import { randomUUID } from 'node:crypto'
import { fullName, type AccountContent } from '../account/account.ts'
import { sealedAccount } from '../account/sealed-account.ts'
import { record, type AuditEvent, type EventName } from '../audit/audit.ts'
import type { Vault } from '../db/seal.ts'
import type { Entry, Opening } from '../db/statements/enter.ts'
import type { Device } from '../session/device.ts'
import { formerNotice } from '../notices/sealed-former.ts'
import { sealedDevice } from '../session/sealed-device.ts'
import { hashOf, newToken } from '../session/token.ts'
import type { Agreement } from './agreement.ts'
import type { Admitted } from './identity.ts'
import { loginsOf } from './identity.ts'
import { changeOf, openingOf, type CardOfSnils, type OwnCard } from './own-card.ts'

export type Entrance = {
  readonly region: string
  readonly identity: Admitted
  readonly toldAt: Date
  readonly known: { readonly id: string; readonly sealed: Buffer } | undefined
  /** The known account was closed, and its person comes back. */
  readonly reopened: boolean
  readonly ownCard: OwnCard | undefined
  readonly cardOfSnils: CardOfSnils | undefined
  readonly agreement: Agreement | undefined
  readonly replacedSessionId: string | undefined
  readonly pendingOf?: string | undefined
  readonly formerTokenHash: Buffer | undefined
  readonly browserHash: Buffer
  /** Of the new session, where two presses of one button have to agree on it. */
  readonly token?: string | undefined
  readonly now: Date
  readonly requestId: string
  readonly address: string
  readonly device: Device
}

type EventRow = Entry['events'][number]
type MakeEvent = (name: EventName, about?: Pick<AuditEvent, 'began' | 'cardId' | 'reason'>) => EventRow

/** The rows of a person's entering, made and sealed before the one statement that writes them all. */
export function prepareEntry(vault: Vault, entrance: Entrance): { token: string; entry: Entry } {
  const { region, identity, known, agreement, replacedSessionId, pendingOf, now } = entrance
  const accountId = known?.id ?? randomUUID()
  const sessionId = randomUUID()
  const token = entrance.token ?? newToken()

  const event: MakeEvent = (name, about) =>
    record(vault, {
      region,
      at: now,
      event: name,
      requestId: entrance.requestId,
      address: entrance.address,
      accountId,
      sessionId,
      ...about,
    })
  const opening = known === undefined ? openingOf(vault, entrance, accountId) : undefined
  const content = accountContent(identity)
  const former = known && sealedAccount.open(vault, { region, id: known.id }, known.sealed)

  return {
    token,
    entry: {
      now,
      account: {
        region,
        id: accountId,
        oid_index: vault.index('oid', region, identity.oid),
        sealed: sealedAccount.seal(vault, { region, id: accountId }, content),
        opened_at: now,
      },
      opening,
      ownCard: entrance.ownCard && changeOf(vault, entrance.ownCard, entrance),
      changes: known &&
        former && {
          former: known.sealed,
          nameChanged: fullName(former) === fullName(content) ? undefined : event('identity.changed'),
          contactsChanged: contactsChanged(vault, event('contacts.changed'), { former, now: content }),
        },
      toldAt: entrance.toldAt,
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
        device_sealed: sealedDevice.seal(vault, { region, id: sessionId }, entrance.device),
      },
      replacedSessionId,
      pendingOf,
      formerTokenHash: entrance.formerTokenHash,
      browserHash: entrance.browserHash,
      browserNew: event('browser.new', { began: { how: 'esia', device: entrance.device } }),
      passwordSet: event('password.set'),
      events: [
        event(replacedSessionId === undefined ? 'session.began' : 'identity.proved', {
          began: { how: 'esia', device: entrance.device },
        }),
        ...(opening === undefined ? [] : [event('account.opened'), cardEvent(opening, event, entrance)]),
        ...(entrance.reopened ? [event('account.reopened')] : []),
        ...(agreement === undefined ? [] : [event('consent.given')]),
      ],
    },
  }
}

/** What went hears of it too: whoever took the number at Госуслуги may be somebody else. */
function contactsChanged(
  vault: Vault,
  event: EventRow,
  { former, now }: { former: AccountContent; now: AccountContent },
) {
  const email = former.email === now.email ? undefined : former.email
  const phone = former.phone === now.phone ? undefined : former.phone
  const { account_id } = event
  const hasGone = (email ?? phone) !== undefined
  const notice =
    hasGone && account_id ? formerNotice(vault, { ...event, account_id }, { email, phone }) : undefined
  return { event, notice }
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

function cardEvent(opening: Opening, event: MakeEvent, { cardOfSnils }: Entrance): EventRow {
  if ('claimed' in opening) return event('card.claimed', { cardId: opening.claimed.id })
  return event('card.made', cardOfSnils && { reason: 'snils-of-another' })
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
