import type { AccountContent } from '../../../account/account.ts'
import type { Relation } from '../../grounds.ts'
import type { Ground } from '../../keeper.ts'
import type { CodeableConcept, Coding, RelatedPerson } from './resources.ts'
import { fhirText, listed } from './text.ts'

/** Who the keeper is to the patient. Whether a mother or a father, an account does not say. */
const relationships = {
  child: concept('родитель', [hl7('PRN', 'parent'), nsi('3', 'Родитель')]),
  ward: concept('опекун или попечитель', [hl7('GUARD', 'guardian')]),
  parent: concept('сын или дочь', [hl7('CHILD', 'child'), nsi('2', 'Ребёнок')]),
  spouse: concept('муж или жена', [hl7('SPS', 'spouse'), nsi('1', 'Супруг(а)')]),
  other: concept('другой человек', []),
} satisfies Record<Relation, CodeableConcept>

const attorney = concept('представитель по доверенности', [hl7('POWATT', 'power of attorney')])

type Named = Pick<AccountContent, 'lastName' | 'firstName' | 'middleName'>

/** The keeper of another's card: a name and the kinship, and nothing of their numbers. */
export function relatedPersonOf(
  person: Named,
  { kinship, ground }: { readonly kinship: Relation; readonly ground: Ground },
  patient: string,
): RelatedPerson {
  const given = listed([fhirText(person.firstName), fhirText(person.middleName)])
  const family = fhirText(person.lastName)
  const isGuardian = ground === 'guardianship' && kinship !== 'ward'
  return {
    resourceType: 'RelatedPerson',
    patient: { reference: patient },
    relationship: [
      relationships[kinship],
      ...(isGuardian ? [relationships.ward] : []),
      ...(ground === 'power-of-attorney' ? [attorney] : []),
    ],
    name: [{ use: 'official', text: [family, ...(given ?? [])].filter(Boolean).join(' '), family, given }],
  }
}

function concept(text: string, coding: readonly Coding[]): CodeableConcept {
  return { coding: listed(coding), text }
}

function hl7(code: string, display: string): Coding {
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code, display }
}

/** НСИ «Тип родственной связи», which RuCore takes into its own list of relationships. */
function nsi(code: string, display: string): Coding {
  return { system: 'urn:oid:1.2.643.5.1.13.13.11.1021', code, display }
}
