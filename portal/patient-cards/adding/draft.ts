/** The pages of adding a card, in their order; the summary to check comes after them. */
export const stepNames = ['whose', 'ground', 'person', 'document', 'policy', 'contacts'] as const
export type StepName = (typeof stepNames)[number]

export const isStepName = (text: string): text is StepName => stepNames.some((known) => known === text)

/** What each page asks, by the names of its fields; `confirmed` holds the oddities that the person stands by. */
export const fieldsOf = {
  whose: ['kinship'],
  ground: ['ground'],
  person: [
    'lastName',
    'firstName',
    'middleName',
    'noMiddleName',
    'birth-day',
    'birth-month',
    'birth-year',
    'gender',
    'citizenship',
    'birthPlace',
    'snils',
    'confirmed',
  ],
  document: [
    'paper',
    'series',
    'number',
    'issued-day',
    'issued-month',
    'issued-year',
    'issuedBy',
    'issueId',
    'confirmed',
  ],
  policy: ['policyKind', 'policyNumber', 'policySeries', 'confirmed'],
  contacts: ['mobile', 'homePhone', 'email', 'registration', 'residence'],
} as const satisfies Readonly<Record<StepName, readonly string[]>>

export type FieldName = (typeof fieldsOf)[StepName][number]

/** A page as it was typed, wrong or right. */
export type StepTyped = { readonly [N in FieldName]?: string | undefined }

export type DraftStep = { readonly version: number; readonly typed: StepTyped }

/** A card in the making is kept as it was typed, so that a page with an error loses nothing either. */
export type DraftContent = { readonly [S in StepName]?: DraftStep | undefined }

export const versionOf = (content: DraftContent, step: StepName): number => content[step]?.version ?? 0

/** The draft with one page typed anew. */
export function withStep(content: DraftContent, step: StepName, typed: StepTyped): DraftContent {
  return { ...content, [step]: { version: versionOf(content, step) + 1, typed } }
}

/** The fields of one page, whatever else a form sent. */
export function typedOn(step: StepName, sent: StepTyped): StepTyped {
  return Object.fromEntries(fieldsOf[step].map((name) => [name, sent[name]]))
}

export function isSameTyped(one: StepTyped | undefined, other: StepTyped, step: StepName): boolean {
  return fieldsOf[step].every((name) => (one?.[name] ?? '') === (other[name] ?? ''))
}

/** Numbers that are behind stars for who came by password alone; such a form leaves them empty. */
const numbered = ['snils', 'series', 'number', 'policySeries', 'policyNumber'] as const satisfies FieldName[]

export const hasNumbers = (typed: StepTyped): boolean => numbered.some((name) => (typed[name] ?? '') !== '')

export function withoutNumbers(typed: StepTyped): StepTyped {
  return { ...typed, ...Object.fromEntries(numbered.map((name) => [name, ''])) }
}

/** What was sent, with the numbers from the draft where the form could not show them and nobody typed others. */
export function withHiddenNumbers(sent: StepTyped, kept: StepTyped | undefined): StepTyped {
  const hidden = numbered.filter((name) => sent[name]?.trim() === '' && kept?.[name] !== undefined)
  return { ...sent, ...Object.fromEntries(hidden.map((name) => [name, kept?.[name]])) }
}

/** In milliseconds since it was last saved. */
export const draftLasts = 30 * 24 * 60 * 60_000
