import { cardPartNames, type CardContent, type Source } from '../../patient-card.ts'
import { chosen } from './chosen.ts'
import type { CodeableConcept, Patient, Provenance, Reference } from './resources.ts'

const agents = {
  'esia-verified': { type: participant('verifier', 'Verifier'), who: { display: 'Госуслуги' } },
  'esia-unverified': { type: participant('informant', 'Informant'), who: { display: 'Госуслуги' } },
  self: { type: participant('enterer', 'Enterer'), who: { display: 'Пациент или его представитель' } },
} satisfies Record<Source, { type: CodeableConcept; who: Reference }>

/** One for each source and moment, pointing at the elements of the patient that came from there. */
export function provenancesOf(content: CardContent, patient: Patient, url: string): readonly Provenance[] {
  const present = idsIn(patient)
  const taken = cardPartNames.flatMap((name) => {
    const field = content[name]
    const ids = present.filter((id) => id === name || id.startsWith(`${name}-`))
    return field === undefined ? [] : ids.map((id) => ({ id, ...sourceOf(field) }))
  })
  return [...Map.groupBy(taken, ({ source, at }) => `${source} ${at}`).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [
      {
        resourceType: 'Provenance',
        target: [{ reference: url, extension: group.map(({ id }) => focus(id)) }],
        recorded: first.at,
        agent: [agents[first.source]],
      },
    ]
  })
}

function sourceOf(field: Parameters<typeof chosen>[0]) {
  const { source, at } = chosen(field)
  return { source, at }
}

const focus = (id: string) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/targetElement',
  valueUri: id,
})

function participant(code: string, display: string): CodeableConcept {
  const system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
  return { coding: [{ system, code, display }] }
}

/** What was left out has no source either. */
function idsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'id' in part && typeof part.id === 'string' ? [part.id] : []
  return [...own, ...Object.values(part).flatMap(idsIn)]
}
