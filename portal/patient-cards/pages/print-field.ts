import { html, type Html } from '@registratura/html'
import { ru } from '../messages.ts'
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
import { ownWords, sourceWords } from './print-source.ts'
import { printValue } from './print-value.ts'

type Shown = { readonly masked: boolean; readonly timeZone: string }

/** A field or a list of these in one piece, with its source and the person's own value beside; undefined of nothing. */
export function printField(name: CardPartName, fields: CardFields, shown: Shown): Html | undefined {
  if (!isListName(name)) return printOne(name, fields, shown)
  const field = fields[name]
  return (
    field &&
    html`${field.value.map((paper) => html`<span class="paper">${paperLine(paper, shown.masked)}</span>`)}<span class="source">${sourceWords(field, shown.timeZone)}</span>`
  )
}

function printOne<F extends CardFieldName>(
  name: F,
  fields: { readonly [N in F]?: CardField<CardValues[N]> | undefined },
  { masked, timeZone }: Shown,
): Html | undefined {
  const field = fields[name]
  if (field === undefined) return undefined
  const print = (value: CardValues[F]) => printValue(name, value, masked && isNumbered(name))
  return html`${print(field.value)}<span class="source">${sourceWords(field, timeZone)}</span>${
    field.own &&
    html`<span class="differs">${ru.ownValue} <strong>${print(field.own.value)}</strong><span class="source">${ownWords(field.own, timeZone)}</span></span>`
  }`
}
