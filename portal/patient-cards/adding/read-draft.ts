import { ageOn } from '../../lib/ages.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { fits, isClaimedGround, isRelation, type ClaimedGround, type Relation } from '../grounds.ts'
import type { CardDocument } from '../patient-card.ts'
import { stepNames, type DraftContent, type StepName } from './draft.ts'
import { isConfirmed, oddInDocument, oddInPerson, oddInPolicy, type Oddity } from './odd.ts'
import { readContacts } from './read-contacts.ts'
import { readDocument } from './read-document.ts'
import { readPerson, type PersonValues } from './read-person.ts'
import { readPolicy } from './read-policy.ts'
import type { FieldWrong } from './read-value.ts'

/** What was typed on all pages, read. */
export type ReadDraft = {
  readonly relation: Relation
  readonly ground: ClaimedGround
  readonly values: PersonValues
}

type Read<T> = Result<T, readonly FieldWrong[]>

/** What is wrong on a page as the draft has it, and which oddities are on it, confirmed or not. */
export type StepState = { readonly wrong: readonly FieldWrong[]; readonly odd: readonly Oddity[] }

export function stateOf(content: DraftContent, step: StepName, today: string): StepState {
  const read = readers[step](content, today)
  if (!read.ok) return { wrong: read.error, odd: [] }
  const odd = oddIn(content, step, today)
  const isStoodBy = isConfirmed(content[step]?.typed ?? {}, odd)
  return { wrong: isStoodBy ? [] : [{ name: 'confirmed', error: 'odd' }], odd }
}

/** The first page that is not filled in yet, or no longer fits what an earlier one says. */
export function firstOpenStep(content: DraftContent, today: string): StepName | undefined {
  return stepNames.find(
    (step) => content[step] === undefined || stateOf(content, step, today).wrong.length > 0,
  )
}

/** The whole draft; undefined where a page is open. */
export function readDraft(content: DraftContent, today: string): ReadDraft | undefined {
  if (firstOpenStep(content, today) !== undefined) return undefined
  const [relation, ground, person] = [
    readRelation(content),
    readGround(content, today),
    personIn(content, today),
  ]
  const [document, policy] = [documentIn(content, today), policyIn(content)]
  const contacts = readContacts(content.contacts?.typed ?? {}, today)
  if (!relation.ok || !ground.ok || !person.ok || !document.ok || !policy.ok || !contacts.ok) return undefined

  const values = { ...contacts.value, ...person.value, document: document.value, policy: policy.value }
  return { relation: relation.value, ground: ground.value, values }
}

/** The age that the page of the person tells; unknown until it does. */
export function ageIn(content: DraftContent, today: string): number | undefined {
  const person = personIn(content, today)
  return person.ok ? ageOn(person.value.birthDate, today) : undefined
}

export function relationIn(content: DraftContent): Relation | undefined {
  const kinship = content.whose?.typed.kinship
  return isRelation(kinship) ? kinship : undefined
}

const readers: Readonly<Record<StepName, (content: DraftContent, today: string) => Read<unknown>>> = {
  whose: readRelation,
  ground: readGround,
  person: personIn,
  document: documentIn,
  policy: policyIn,
  contacts: ({ contacts }, today) => readContacts(contacts?.typed ?? {}, today),
}

function readRelation(content: DraftContent): Read<Relation> {
  const relation = relationIn(content)
  return relation === undefined ? fail([{ name: 'kinship', error: 'kinship-missing' }]) : ok(relation)
}

function readGround(content: DraftContent, today: string): Read<ClaimedGround> {
  const ground = content.ground?.typed.ground
  const relation = relationIn(content)
  if (!isClaimedGround(ground)) return fail([{ name: 'ground', error: 'ground-missing' }])
  if (relation === undefined || !fits(relation, ground, undefined))
    return fail([{ name: 'ground', error: 'ground-does-not-fit' }])
  return fits(relation, ground, ageIn(content, today))
    ? ok(ground)
    : fail([{ name: 'ground', error: 'ground-of-age' }])
}

export function personIn({ person }: DraftContent, today: string): Read<PersonValues> {
  return readPerson(person?.typed ?? {}, today)
}

function documentIn({ document }: DraftContent, today: string): Read<CardDocument | undefined> {
  return readDocument(document?.typed ?? {}, today)
}

function policyIn({ policy }: DraftContent): Read<CardDocument | undefined> {
  return readPolicy(policy?.typed ?? {})
}

function oddIn(content: DraftContent, step: StepName, today: string): readonly Oddity[] {
  const person = personIn(content, today)
  if (!person.ok) return []
  if (step === 'person') return oddInPerson(person.value, today)
  const [document, policy] = [documentIn(content, today), policyIn(content)]
  if (step === 'document' && document.ok) return oddInDocument(document.value, person.value, today)
  return step === 'policy' && policy.ok ? oddInPolicy(policy.value, person.value) : []
}
