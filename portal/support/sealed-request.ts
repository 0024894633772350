import { Type } from '@fastify/type-provider-typebox'
import { sealedJson } from '../db/sealed-json.ts'

export const sealedRequest = sealedJson(
  'support_request',
  'sealed',
  Type.Object({ contact: Type.String(), message: Type.String() }),
)
