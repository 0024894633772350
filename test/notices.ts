import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { record, type EventName } from '../portal/audit/audit.ts'
import type { Letter, Mail, Sms } from '../portal/notices/port.ts'
import { sendOne, type Notices } from '../portal/notices/worker.ts'
import type { Browser } from './browser.ts'
import type { TestPortal } from './portal.ts'

type Warning = { readonly detail: string; readonly tries: number; readonly message: string }

/** A queue of letters over the portal's own database, which is worked off by hand. */
export type Queue = {
  readonly notices: Notices
  readonly letters: Letter[]
  readonly sms: Sms[]
  readonly warnings: Warning[]
  /** Sends whatever is due now; answers how many letters were taken. */
  run(): Promise<number>
}

type Settings = {
  readonly mail?: Mail
  readonly withPhone?: boolean
  readonly onError?: (error: unknown) => void
}

const rethrow = (error: unknown) => {
  throw error
}

/** `mail` stands for the mail server; without one each letter is taken. */
export function queueOf(
  portal: TestPortal,
  { mail, withPhone = false, onError = rethrow }: Settings = {},
): Queue {
  const [letters, sms, warnings]: [Letter[], Sms[], Warning[]] = [[], [], []]
  const notices: Notices = {
    db: portal.database.db,
    now: portal.database.now,
    vault: portal.vault,
    regions: portal.regions,
    origin: new URL('http://localhost:3000'),
    serviceName: 'Медицина-онлайн',
    mail: mail ?? {
      send: async (letter) => {
        letters.push(letter)
        return { ok: true, value: undefined }
      },
    },
    phone: withPhone
      ? {
          send: async (one) => {
            sms.push(one)
            return { ok: true, value: undefined }
          },
        }
      : undefined,
    log: {
      warn: (about, message) => void warnings.push({ ...about, message }),
      error: ({ err }) => onError(err),
    },
  }
  return {
    notices,
    letters,
    sms,
    warnings,
    async run() {
      let taken = 0
      while (await sendOne(notices, new AbortController().signal)) taken += 1
      return taken
    },
  }
}

/** Registers a person in a region of the test's own and answers their account. */
export async function registered(
  portal: TestPortal,
  { person = 'confirmed', region }: { person?: string; region: string },
): Promise<{ browser: Browser; region: string; accountId: string; sessionId: string }> {
  const browser = portal.browser()
  await browser.register(person, region)
  const code = `RU-${region.toUpperCase()}`
  const row = await portal.database.db
    .selectFrom('session')
    .select(['account_id', 'id'])
    .where('region', '=', code)
    .orderBy('began_at', 'desc')
    .executeTakeFirstOrThrow()
  return { browser, region: code, accountId: row.account_id, sessionId: row.id }
}

/** Keeps an event as the statement of a deed does. */
export async function note(
  portal: TestPortal,
  about: { readonly region: string; readonly accountId: string; readonly sessionId?: string },
  event: EventName,
): Promise<void> {
  const { region, accountId, sessionId } = about
  await portal.database.db
    .insertInto('audit_event')
    .values(
      record(portal.vault, {
        region,
        accountId,
        sessionId,
        at: portal.database.now(),
        event,
        requestId: randomUUID(),
        address: '127.0.0.1',
      }),
    )
    .execute()
}

export async function outcomesOf(portal: TestPortal, region: string): Promise<readonly (string | null)[]> {
  const { rows } = await sql<{ outcome: string | null }>`
    select outcome from notice where region = ${region} order by at, id`.execute(portal.database.db)
  return rows.map(({ outcome }) => outcome)
}
