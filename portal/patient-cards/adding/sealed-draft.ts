import { Type } from 'typebox'
import { sealedJson } from '../../db/sealed-json.ts'
import { fieldsOf } from './draft.ts'

const names = Object.values(fieldsOf).flat()
const Step = Type.Optional(
  Type.Object({
    version: Type.Number(),
    typed: Type.Object(Object.fromEntries(names.map((name) => [name, Type.Optional(Type.String())]))),
  }),
)

export const sealedDraft = sealedJson(
  'card_draft',
  'sealed',
  Type.Object({
    whose: Step,
    ground: Step,
    person: Step,
    document: Step,
    policy: Step,
    contacts: Step,
  }),
)
