import { partsOf } from '../lib/dates.ts'
import { printEnp } from '../lib/enp.ts'
import { printPhone } from '../lib/phone.ts'
import { printSnils } from '../lib/snils.ts'
import { countryName } from './citizenship.ts'
import type { Typed } from './own-value.ts'
import type { CardContent, CardDocument, CardFieldName, CardValues } from './patient-card.ts'

/** A value as a person would type it; of a masked number nothing, since a form would carry it behind the stars. */
type Type<T> = (value: T, masked: boolean) => Typed

const asIs: Type<string> = (value) => ({ value })

const types: { readonly [F in CardFieldName]: Type<CardValues[F]> } = {
  lastName: asIs,
  firstName: asIs,
  middleName: asIs,
  birthDate(value) {
    const { day, month, year } = partsOf(value)
    return { 'value-day': String(day), 'value-month': String(month), 'value-year': String(year) }
  },
  gender: asIs,
  snils: (snils, masked) => (masked ? {} : { value: printSnils(snils) }),
  citizenship: (citizenship) => ({ value: countryName(citizenship) }),
  birthPlace: asIs,
  document: typePaper,
  policy: ({ number }, masked) => (masked || number === undefined ? {} : { value: printEnp(number) }),
  mobile: (phone) => ({ value: printPhone(phone) }),
  homePhone: (phone) => ({ value: printPhone(phone) }),
  email: asIs,
  residence: ({ text }) => ({ value: text }),
  registration: ({ text }) => ({ value: text }),
}

/** Long lines are mended in place; anything short is typed anew, so that nobody sends back what was told. */
const mendedInPlace: readonly CardFieldName[] = ['birthPlace', 'residence', 'registration']

/** What the form of a mistake holds when it is opened: the person's own value, where there is one. */
export function typedFrom(content: CardContent, field: CardFieldName, masked: boolean): Typed {
  const known = content[field]
  if (known === undefined) return {}
  if (known.source === 'self') return typeValue(field, known.value, masked)
  if (known.own !== undefined) return typeValue(field, known.own.value, masked)
  return mendedInPlace.includes(field) ? typeValue(field, known.value, masked) : {}
}

function typeValue<F extends CardFieldName>(field: F, value: CardValues[F], masked: boolean): Typed {
  return types[field](value, masked)
}

function typePaper({ series, number, issueDate, issuedBy, issueId }: CardDocument, masked: boolean): Typed {
  const issued = issueDate === undefined ? undefined : partsOf(issueDate)
  return {
    ...(!masked && { series, number }),
    ...(issued && {
      'issued-day': String(issued.day),
      'issued-month': String(issued.month),
      'issued-year': String(issued.year),
    }),
    issuedBy,
    issueId,
  }
}
