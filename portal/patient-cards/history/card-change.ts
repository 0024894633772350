import { cardPartNames, type CardContent, type CardPartName, type CardFields } from '../patient-card.ts'

/** `made`: the card itself; `changed`: by a form; `answered`: to what Госуслуги told anew; `taken-back`: undone. */
export type ChangeKind = 'made' | 'changed' | 'answered' | 'taken-back'

/** What a save changed: the fields as they were and as they are, each with its source. */
export type CardChange = {
  readonly kind: ChangeKind
  /** ФИО of who changed it, as it was then. */
  readonly by: string
  readonly before: CardFields
  readonly after: CardFields
}

/** The fields by which two contents of a card differ. */
export function changeBetween(
  before: CardFields,
  after: CardFields,
): { readonly before: CardFields; readonly after: CardFields } {
  const changed = cardPartNames.filter((name) => !isSameValue(before[name], after[name]))
  return { before: part(before, changed), after: part(after, changed) }
}

export const fieldsOf = ({ before, after }: Pick<CardChange, 'before' | 'after'>): readonly CardPartName[] =>
  cardPartNames.filter((name) => before[name] !== undefined || after[name] !== undefined)

/** Whether the card still has what this change brought, so that it can be taken back. */
export function isCurrent(content: CardContent, change: CardChange): boolean {
  return (
    change.kind !== 'made' && fieldsOf(change).every((name) => isSameValue(content[name], change.after[name]))
  )
}

/** Whether this one took that one back. */
export const tookBack = (one: CardChange, other: CardChange): boolean =>
  one.kind === 'taken-back' && isSameValue(one.before, other.after) && isSameValue(one.after, other.before)

/** The card as it was before the change; a day of birth never goes, since no card is without one. */
export function takeBack(content: CardContent, change: CardChange): CardContent {
  const { birthDate } = content
  const restored = Object.fromEntries(fieldsOf(change).map((name) => [name, change.before[name]]))
  return { ...content, ...restored, birthDate: change.before.birthDate ?? birthDate }
}

function part(content: CardFields, names: readonly CardPartName[]): CardFields {
  return Object.fromEntries(names.map((name) => [name, content[name]]))
}

/** By value, whatever the order of keys: what was sealed comes back in an order of its own. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries
    .map(([key, inner]) => `${key}:${canonical(inner)}`)
    .sort()
    .join()}}`
}
