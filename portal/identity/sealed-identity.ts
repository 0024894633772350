import { Type } from 'typebox'
import type { Vault } from '../db/seal.ts'
import { sealedJson } from '../db/sealed-json.ts'
import type { Admitted } from './identity.ts'

const text = Type.String()
const optional = Type.Optional(text)
const contact = Type.Optional(Type.Object({ value: text, verified: Type.Boolean() }))

const sealed = sealedJson(
  'attempt',
  'person_sealed',
  Type.Object({
    oid: text,
    confirmed: Type.Boolean(),
    closed: Type.Boolean(),
    provedAt: text,
    lastName: text,
    firstName: text,
    middleName: optional,
    birthDate: text,
    birthPlace: optional,
    gender: Type.Optional(Type.Union([Type.Literal('male'), Type.Literal('female')])),
    snils: optional,
    citizenship: optional,
    mobile: contact,
    homePhone: contact,
    email: contact,
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
    addresses: Type.Array(
      Type.Object({
        type: Type.Union([Type.Literal('residence'), Type.Literal('registration')]),
        text,
        fiasCode: optional,
      }),
    ),
  }),
)

type Row = { readonly region: string; readonly id: string }

/** The answer of Госуслуги, waiting in the attempt for the person's consent. */
export const sealedIdentity = {
  seal: (vault: Vault, row: Row, identity: Admitted): Buffer =>
    sealed.seal(vault, row, {
      ...identity,
      provedAt: identity.provedAt.toISOString(),
      documents: [...identity.documents],
      addresses: [...identity.addresses],
    }),
  open(vault: Vault, row: Row, bytes: Uint8Array): Admitted {
    const identity = sealed.open(vault, row, bytes)
    return { ...identity, provedAt: new Date(identity.provedAt) }
  },
}
