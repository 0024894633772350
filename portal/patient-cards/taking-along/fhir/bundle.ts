import type { AccountContent } from '../../../account/account.ts'
import type { Keeper } from '../../keeper.ts'
import type { CardContent } from '../../patient-card.ts'
import { patientOf } from './patient.ts'
import { provenancesOf } from './provenance.ts'
import { relatedPersonOf } from './related-person.ts'
import type { Bundle } from './resources.ts'

type Taken = {
  readonly card: { readonly id: string; readonly keeper: Keeper; readonly content: CardContent }
  /** Who keeps the card and takes it along. */
  readonly person: Pick<AccountContent, 'lastName' | 'firstName' | 'middleName'>
  readonly at: Date
  /** Makes a UUID. */
  readonly newId: () => string
}

/** A card as a FHIR R4 Bundle: the patient, whoever keeps the card of another, and where each value came from. */
export function bundleOf({ card, person, at, newId }: Taken): Bundle {
  const { keeper, content } = card
  const { kinship, ground } = keeper
  const url = `urn:uuid:${card.id}`
  const patient = patientOf(content)
  const others = [
    ...(kinship === 'self' ? [] : [relatedPersonOf(person, { kinship, ground }, url)]),
    ...provenancesOf(content, patient, url),
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: at.toISOString(),
    entry: [
      { fullUrl: url, resource: patient },
      ...others.map((resource) => ({ fullUrl: `urn:uuid:${newId()}`, resource })),
    ],
  }
}
