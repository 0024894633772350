import { Type, type TSchema } from 'typebox'
import { sealedJson } from '../db/sealed-json.ts'

const Source = Type.Union([
  Type.Literal('esia-verified'),
  Type.Literal('esia-unverified'),
  Type.Literal('self'),
])

const field = <S extends TSchema>(value: S) =>
  Type.Object({
    value,
    source: Source,
    at: Type.String(),
    by: Type.Optional(Type.String()),
    own: Type.Optional(Type.Object({ value, at: Type.String(), by: Type.Optional(Type.String()) })),
  })

const text = field(Type.String())
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema)

const document = Type.Object({
  type: Type.String(),
  series: optional(Type.String()),
  number: optional(Type.String()),
  issueDate: optional(Type.String()),
  issuedBy: optional(Type.String()),
  issueId: optional(Type.String()),
})
const paper = field(document)
const papers = field(Type.Array(document))

const address = field(Type.Object({ text: Type.String(), fiasCode: optional(Type.String()) }))

const fields = {
  lastName: optional(text),
  firstName: optional(text),
  middleName: optional(text),
  birthDate: text,
  gender: optional(field(Type.Union([Type.Literal('male'), Type.Literal('female')]))),
  snils: optional(text),
  citizenship: optional(text),
  birthPlace: optional(text),
  document: optional(paper),
  policy: optional(paper),
  mobile: optional(text),
  homePhone: optional(text),
  email: optional(text),
  residence: optional(address),
  registration: optional(address),
  otherPapers: optional(papers),
  ownPapers: optional(papers),
}

export const sealedCard = sealedJson('patient_card', 'sealed', Type.Object(fields))

/** Some fields of a card, as a change of it keeps them. */
export const CardPart = Type.Partial(Type.Object(fields))
