import { Type } from 'typebox'
import { sealedJson } from '../db/sealed-json.ts'
import { browserNames, systemNames } from './user-agent.ts'

export const sealedDevice = sealedJson(
  'session',
  'device_sealed',
  Type.Object({
    browser: Type.Enum([...browserNames]),
    system: Type.Enum([...systemNames]),
    network: Type.Optional(Type.String()),
  }),
)
