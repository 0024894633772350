import { Type } from 'typebox'
import type { Vault } from '../../db/seal.ts'
import { sealedJson } from '../../db/sealed-json.ts'
import type { ToldChild } from './told-child.ts'

const text = Type.String()
const optional = Type.Optional(text)

const sealed = sealedJson(
  'attempt',
  'person_sealed',
  Type.Object({
    children: Type.Array(
      Type.Object({
        id: text,
        lastName: optional,
        firstName: optional,
        middleName: optional,
        birthDate: optional,
        gender: Type.Optional(Type.Union([Type.Literal('male'), Type.Literal('female')])),
        snils: optional,
        documents: Type.Array(
          Type.Object({
            type: text,
            series: optional,
            number: optional,
            issueDate: optional,
            issuedBy: optional,
            issueId: optional,
            verified: Type.Boolean(),
          }),
        ),
        verified: Type.Boolean(),
      }),
    ),
  }),
)

type Row = { readonly region: string; readonly id: string }

/** What Госуслуги told of a person's children, waiting in the attempt until they have chosen. */
export const sealedChildren = {
  seal: (vault: Vault, row: Row, children: readonly ToldChild[]): Buffer =>
    sealed.seal(vault, row, {
      children: children.map((child) => ({ ...child, documents: [...child.documents] })),
    }),
  open: (vault: Vault, row: Row, bytes: Uint8Array): readonly ToldChild[] =>
    sealed.open(vault, row, bytes).children,
}
