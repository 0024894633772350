/** As much of HL7 FHIR R4 (4.0.1) as a card has a use for; what is undefined stays out of the file. */
export type Element = { readonly id?: string | undefined }

export type Extension = Element & {
  readonly url: string
  readonly extension?: readonly Extension[]
  readonly valueUri?: string
  readonly valueAddress?: { readonly text: string }
  readonly valueCodeableConcept?: CodeableConcept
}

export type Coding = { readonly system: string; readonly code: string; readonly display?: string }

export type CodeableConcept = {
  readonly coding?: readonly Coding[] | undefined
  readonly text?: string | undefined
}

export type Reference = {
  readonly reference?: string
  readonly display?: string
  readonly extension?: readonly Extension[]
}

export type Identifier = Element & {
  readonly use?: 'official' | undefined
  readonly type?: CodeableConcept
  readonly system?: string
  readonly value: string
  readonly period?: { readonly start: string } | undefined
  readonly assigner?:
    | { readonly display?: string | undefined; readonly identifier?: Identifier | undefined }
    | undefined
}

export type HumanName = {
  readonly use: 'official'
  readonly text: string
  readonly family?: string | undefined
  readonly _family?: Element | undefined
  /** The first name, then the patronymic: so says the Russian core profile. */
  readonly given?: readonly string[] | undefined
  readonly _given?: readonly Element[] | undefined
}

export type ContactPoint = Element & {
  readonly system: 'phone' | 'email'
  readonly use?: 'mobile' | 'home' | undefined
  readonly value: string
}

export type Address = Element & {
  readonly use?: 'home' | undefined
  readonly extension?: readonly Extension[] | undefined
  readonly text: string
}

export type Patient = {
  readonly resourceType: 'Patient'
  readonly extension?: readonly Extension[] | undefined
  readonly identifier?: readonly Identifier[] | undefined
  readonly name?: readonly HumanName[] | undefined
  readonly telecom?: readonly ContactPoint[] | undefined
  readonly gender?: 'male' | 'female' | undefined
  readonly _gender?: Element | undefined
  readonly birthDate: string
  readonly _birthDate: Element
  readonly address?: readonly Address[] | undefined
}

export type RelatedPerson = {
  readonly resourceType: 'RelatedPerson'
  readonly patient: Reference
  readonly relationship: readonly CodeableConcept[]
  readonly name: readonly HumanName[]
}

export type Provenance = {
  readonly resourceType: 'Provenance'
  readonly target: readonly Reference[]
  readonly recorded: string
  readonly agent: readonly { readonly type: CodeableConcept; readonly who: Reference }[]
}

export type Bundle = {
  readonly resourceType: 'Bundle'
  readonly type: 'collection'
  readonly timestamp: string
  readonly entry: readonly {
    readonly fullUrl: string
    readonly resource: Patient | RelatedPerson | Provenance
  }[]
}
