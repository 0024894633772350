import { Type } from 'typebox'
import { sealedJson } from '../db/sealed-json.ts'

export const sealedAccount = sealedJson(
  'account',
  'sealed',
  Type.Object({
    oid: Type.String(),
    lastName: Type.String(),
    firstName: Type.String(),
    middleName: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    snils: Type.Optional(Type.String()),
  }),
)
