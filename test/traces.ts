import assert from 'node:assert/strict'
import type { TestPortal } from './portal.ts'

/** Everything that a finished registration leaves behind, and what a broken one must not. */
const tables = ['account', 'login', 'session', 'patient_card', 'consent', 'password'] as const

/** How many rows each of them has, in a form that two moments can be compared by. */
export async function tracesIn({ database: { db } }: TestPortal): Promise<Readonly<Record<string, number>>> {
  const counted = tables.map(async (table) => {
    const { rows } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('rows'))
      .executeTakeFirstOrThrow()
    return [table, Number(rows)] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

export type Happened = {
  readonly event: string
  readonly region: string
  readonly reason: string | undefined
}

/** Watches the log of events; each call tells what was written since the one before. */
export async function watchEvents(portal: TestPortal): Promise<() => Promise<readonly Happened[]>> {
  const { db } = portal.database
  const all = () => db.selectFrom('audit_event').selectAll().execute()
  const seen = new Set((await all()).map(({ id }) => id))
  return async () => {
    const fresh = (await all()).filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    return fresh.map(({ region, id, event, sealed }) => ({
      event,
      region,
      reason: sealed === null ? undefined : reasonIn(portal.vault.open(region, { ...place, id }, sealed)),
    }))
  }
}

const place = { table: 'audit_event', column: 'sealed' }

function reasonIn(opened: unknown): string | undefined {
  const reason =
    typeof opened === 'object' && opened !== null && 'reason' in opened ? opened.reason : undefined
  return typeof reason === 'string' ? reason : undefined
}

/** Makes the portal forget everybody, so that the next registration is again a first one. */
export async function forgetEverybody({ database: { db } }: TestPortal): Promise<void> {
  for (const table of [
    'session',
    'password',
    'known_browser',
    'login',
    'card_draft',
    'card_keeper',
    'patient_card',
    'consent',
    'attempt',
    'account',
  ] as const) {
    await db.deleteFrom(table).execute()
  }
}

/** Nothing of OAuth, ESIA or English stands on a page that a patient sees; `brought` is the address they came by. */
export function speaksToPatients(page: string, brought: string): void {
  const main = /<main[^]*<\/main>/.exec(page)?.[0] ?? ''
  assert.notEqual(main, '', 'the page has a main part')
  // The number of a request is read out to the support.
  const said = main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\b[\dA-Z]{5}-[\dA-Z]{5}\b/g, '')
  const words = said.match(/[a-z]{2,}/gi) ?? []
  assert.deepEqual(
    words.filter((word) => word !== 'cookie'),
    [],
  )

  const query = [...new URL(brought, 'http://portal').searchParams.values()]
  for (const value of query.filter((value) => value.length > 3)) assert.ok(!page.includes(value), value)
}
