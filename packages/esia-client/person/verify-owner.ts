import { own } from '../json/fields.ts'
import { Unfit, type Place } from '../json/shape.ts'

/** An answer that bears an oid must bear the one we asked about, or two people's data have crossed on the way. */
export function verifyOwner({ fields, path }: Place, oid: string): void {
  const said = own(fields, 'oid')
  const same =
    typeof said === 'number' || typeof said === 'string' ? String(said) === oid : said === undefined

  if (!same) throw new Unfit(`${path}.oid is of another person`)
}
