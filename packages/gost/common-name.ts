import { Fields } from './der/fields.ts'
import { oid } from './der/oid.ts'
import type { DerValue } from './der/read.ts'
import { tag } from './der/tags.ts'

const encodings = new Map<number, string>([
  [tag.utf8String, 'utf-8'],
  [tag.printableString, 'latin1'],
  [tag.teletexString, 'latin1'],
  [tag.ia5String, 'latin1'],
  [tag.bmpString, 'utf-16be'],
])

/** The last common name in a Name (RFC 5280, 4.1.2.4), or an empty string. Throws TypeError. */
export function commonNameOf(name: DerValue): string {
  const texts = name.children.flatMap((set) => {
    if (set.tag !== tag.set) throw new TypeError('Name has a part of another type')
    return set.children.flatMap((attribute) => {
      const fields = new Fields(attribute, 'Name attribute')
      if (fields.oid() !== oid.commonName) return []
      const text = readText(fields.any())
      fields.end()
      return [text]
    })
  })
  return texts.at(-1) ?? ''
}

/** X.690, 8.23. Throws TypeError for other types and for bytes that are not text. */
function readText({ tag: type, content }: DerValue): string {
  const encoding = encodings.get(type)
  if (encoding === undefined) throw new TypeError('Common name is not text')
  return new TextDecoder(encoding, { fatal: true }).decode(content)
}
