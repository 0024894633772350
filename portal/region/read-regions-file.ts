import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartError } from '../lib/start-error.ts'
import { readRegions, type Regions } from './region.ts'

const filled = (maxLength: number) => Type.String({ minLength: 1, maxLength })

const age = Type.Integer({ minimum: 1, maximum: 30 })

const shape = Compile(
  Type.Array(
    Type.Object(
      {
        code: Type.String({ pattern: '^RU-[A-Z]{2,3}$' }),
        name: filled(100),
        names: Type.Optional(
          Type.Object({ en: Type.Optional(filled(100)) }, { additionalProperties: false }),
        ),
        timeZone: filled(50),
        open: Type.Boolean(),
        provider: Type.Optional(filled(50)),
        ages: Type.Optional(
          Type.Object({ passport: age, consent: age, adult: age }, { additionalProperties: false }),
        ),
        passwordRule: Type.Optional(Type.Union([Type.Literal('manual'), Type.Literal('strict')])),
        operator: Type.Object(
          {
            name: filled(300),
            address: filled(300),
            email: filled(100),
            phone: filled(50),
            site: filled(200),
          },
          { additionalProperties: false },
        ),
      },
      { additionalProperties: false },
    ),
  ),
)

/** Reads an operator's list of regions. Throws a StartError that says in one line what is wrong with it. */
export function readRegionsFile(path: string): Regions {
  const listed: unknown = parse(path)
  if (!shape.Check(listed)) {
    const [first] = shape.Errors(listed)
    throw new StartError(
      `Список регионов ${path}: ошибка в ${first?.instancePath || 'начале файла'} (${first?.message ?? ''})`,
    )
  }
  const regions = readRegions(listed)
  if (!regions.ok) throw new StartError(`Список регионов ${path}: ${regions.error}`)
  return regions.value
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new StartError(`Список регионов ${path}: файл не читается или это не JSON`)
  }
}
