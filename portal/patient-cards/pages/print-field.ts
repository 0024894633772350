import { html, type Html } from '@registratura/html'
import { paperLine } from '../papers/print-page.ts'
import {
  isListName,
  isNumbered,
  type CardField,
  type CardFieldName,
  type CardFields,
  type CardPartName,
  type CardValues,
} from '../patient-card.ts'
import { ownBeside, sourceWords, type Shown } from './print-source.ts'
import { printValue } from './print-value.ts'

/** A field or a list of these in one piece, with its source and the person's own value beside; undefined of nothing. */
export function printField(name: CardPartName, fields: CardFields, shown: Shown): Html | undefined {
  if (!isListName(name)) return printOne(name, fields, shown)
  const field = fields[name]
  return (
    field &&
    html`${field.value.map((paper) => html`<span class="paper">${paperLine(paper, shown.masked, shown.language)}</span>`)}<span class="source">${sourceWords(field, shown)}</span>`
  )
}

function printOne<F extends CardFieldName>(
  name: F,
  fields: { readonly [N in F]?: CardField<CardValues[N]> | undefined },
  shown: Shown,
): Html | undefined {
  const field = fields[name]
  if (field === undefined) return undefined
  const print = (value: CardValues[F]) =>
    printValue(name, value, shown.masked && isNumbered(name), shown.language)
  return html`${print(field.value)}<span class="source">${sourceWords(field, shown)}</span>${field.own && ownBeside(print(field.own.value), field.own, shown)}`
}
