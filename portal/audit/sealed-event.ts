import { Type } from 'typebox'
import { sealedJson } from '../db/sealed-json.ts'
import { browserNames, systemNames } from '../session/user-agent.ts'

/** What of an event is sealed, as `record` makes it. */
export const sealedEvent = sealedJson(
  'audit_event',
  'sealed',
  Type.Object({
    address: Type.String(),
    reason: Type.Union([Type.String(), Type.Null()]),
    card: Type.Optional(Type.String()),
    how: Type.Optional(Type.Enum(['esia', 'password', 'passkey'])),
    browser: Type.Optional(Type.Enum([...browserNames])),
    system: Type.Optional(Type.Enum([...systemNames])),
  }),
)
