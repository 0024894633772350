import { html, type Html } from '@registratura/html'
import { asksSeries } from '../../lib/document-types.ts'
import { dateInput } from '../../ui/parts/date-input.ts'
import { input } from '../../ui/parts/input.ts'
import { radios } from '../../ui/parts/radios.ts'
import { textarea } from '../../ui/parts/textarea.ts'
import { errors, mistake, ru } from '../messages.ts'
import type { Typed, TypedName, Wrong } from '../own-value.ts'
import { paperTypeOf } from '../paper-type.ts'
import type { CardFieldName } from '../patient-card.ts'

export type OwnValueFields = {
  readonly typed: Typed
  readonly wrong: readonly Wrong[]
  readonly paper: string
}

/** The fields in which a person types the right value; what they typed before stands in them. */
export function ownValueFields(field: CardFieldName, form: OwnValueFields): Html {
  if (field === 'birthDate') return birthDateFields(form)
  if (field === 'gender') return genderFields(form)
  if (field === 'document') return paperFields(form)
  const label = mistake.label(ru.fields[field])
  const { error, value } = wordsFor(form, 'value')
  const common = { id: 'value', name: 'value', label, error, value }
  return field === 'residence' || field === 'registration' || field === 'birthPlace'
    ? textarea({ ...common, rows: 3, hint: field === 'birthPlace' ? undefined : mistake.hints.address })
    : input({ ...common, ...settings[field] })
}

type OneLine = Exclude<
  CardFieldName,
  'birthDate' | 'gender' | 'document' | 'birthPlace' | 'residence' | 'registration'
>

const name = { hint: mistake.hints.name, autocomplete: 'off', spellcheck: false } as const
const phone = { hint: mistake.hints.phone, type: 'tel', autocomplete: 'tel', width: 20 } as const

/** The way in which each is typed best. */
const settings = {
  lastName: name,
  firstName: name,
  middleName: name,
  snils: {
    hint: mistake.hints.snils,
    inputmode: 'numeric',
    width: 20,
    grouping: 'snils',
    autocomplete: 'off',
  },
  citizenship: { hint: mistake.hints.citizenship, autocomplete: 'country-name' },
  policy: { hint: mistake.hints.policy, width: 20, autocomplete: 'off', spellcheck: false },
  mobile: phone,
  homePhone: phone,
  email: { hint: mistake.hints.email, type: 'email', autocomplete: 'email', spellcheck: false },
} as const satisfies Record<OneLine, object>

function birthDateFields(form: OwnValueFields): Html {
  return dateInput({
    id: 'value',
    name: 'value',
    legend: mistake.label(ru.fields.birthDate),
    hint: mistake.hints.birthDate,
    day: form.typed['value-day'],
    month: form.typed['value-month'],
    year: form.typed['value-year'],
    error: wordsFor(form, 'value-day').error,
  })
}

function genderFields(form: OwnValueFields): Html {
  const { error, value } = wordsFor(form, 'value')
  return radios({
    id: 'value',
    name: 'value',
    legend: mistake.label(ru.fields.gender),
    items: (['male', 'female'] as const).map((gender) => ({
      value: gender,
      text: ru.genders[gender],
      checked: value === gender,
    })),
    error,
  })
}

function paperFields(form: OwnValueFields): Html {
  const field = (name: TypedName, label: string, rest: object) =>
    input({ id: name, name, label, ...wordsFor(form, name), autocomplete: 'off', spellcheck: false, ...rest })
  const withSeries = asksSeries(paperTypeOf(form.paper)) === 'required'
  return html`${field('series', ru.paper.series, { width: 10, hint: withSeries ? mistake.hints.number : undefined })}
${field('number', ru.paper.numberAlone, { width: 20 })}
${dateInput({
  id: 'issued',
  name: 'issued',
  legend: ru.paper.issueDate,
  hint: mistake.hints.issueDate,
  day: form.typed['issued-day'],
  month: form.typed['issued-month'],
  year: form.typed['issued-year'],
  error: wordsFor(form, 'issued-day').error,
})}
${textarea({ id: 'issuedBy', name: 'issuedBy', label: ru.paper.issuedBy, rows: 3, ...wordsFor(form, 'issuedBy') })}
${form.paper === 'RF_PASSPORT' && field('issueId', ru.paper.issueId, { width: 10, hint: mistake.hints.issueId })}`
}

function wordsFor({ typed, wrong }: OwnValueFields, name: TypedName) {
  const found = wrong.find((one) => one.name === name)
  return { value: typed[name], error: found && errors[found.error] }
}
