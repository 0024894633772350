import type { DocumentType } from '../../lib/document-types.ts'

const passportAge = 14

/** The papers that a person of this age most likely has: until 14 a certificate of birth, then a passport. */
export function likelyPapers(age: number | undefined): readonly DocumentType[] {
  return age !== undefined && age < passportAge ? ['03', '23'] : ['21', '10', '12']
}
