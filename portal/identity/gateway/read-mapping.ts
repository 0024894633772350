import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartError } from '../../lib/start-error.ts'
import { usualMapping, type Mapping } from './mapping.ts'

const name = Type.String({ minLength: 1, maxLength: 200 })
const claim = Type.Union([name, Type.Array(name, { minItems: 1, maxItems: 8 })])
const said = strict({
  claim,
  is: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { maxItems: 20 }),
})
const contact = strict({ value: claim, verified: said })

/** The shape of a whole mapping; an operator's file holds those of its keys that differ from the usual ones. */
const shape = Compile(
  Type.Partial(
    Type.Object({
      subject: Type.Union([Type.Literal('esia'), Type.Literal('gateway')]),
      oid: claim,
      confirmed: said,
      registered: said,
      lastName: claim,
      firstName: claim,
      middleName: claim,
      birthDate: claim,
      birthPlace: claim,
      gender: claim,
      snils: claim,
      citizenship: claim,
      mobile: contact,
      homePhone: contact,
      email: contact,
      documents: strict({
        list: claim,
        type: claim,
        types: Type.Record(name, name),
        series: claim,
        number: claim,
        issueDate: claim,
        issuedBy: claim,
        issueId: claim,
        verified: said,
      }),
      addresses: strict({
        list: claim,
        type: claim,
        types: Type.Record(name, Type.Union([Type.Literal('residence'), Type.Literal('registration')])),
        parts: Type.Array(strict({ claim, before: Type.String({ maxLength: 20 }) }), { maxItems: 20 }),
        fiasCode: claim,
      }),
    }),
    { additionalProperties: false },
  ),
)

/** Reads what a gateway's operator has set apart from the usual. Throws a StartError that says where it is wrong. */
export function readMapping(text: string): Mapping {
  const changed = parse(text)
  if (!shape.Check(changed)) {
    const [first] = shape.Errors(changed)
    throw new StartError(
      `GATEWAY_CLAIMS_FILE: ошибка в ${first?.instancePath || 'начале файла'} (${first?.message ?? ''})`,
    )
  }
  return { ...usualMapping, ...changed }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new StartError('GATEWAY_CLAIMS_FILE: это не JSON')
  }
}

function strict<P extends Parameters<typeof Type.Object>[0]>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}
