import type { ConsentDocument } from '../../consent/document.ts'
import type { Db } from '../schema.ts'

/** Keeps the exact text that people of a region are about to read; a text already kept stays as it is. */
export async function keepDocument(
  db: Db,
  { region, document, now }: { region: string; document: ConsentDocument; now: Date },
) {
  await db
    .insertInto('consent_document')
    .values({
      region,
      hash: Buffer.from(document.id, 'hex'),
      version: document.version,
      text: document.text,
      first_used_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
