import { html, type Html } from '@registratura/html'
import { ru } from '../messages.ts'
import { isNumbered, type CardField, type CardFieldName, type CardValues } from '../patient-card.ts'
import { ownWords, sourceWords } from './print-source.ts'
import { printValue } from './print-value.ts'

type Shown = { readonly masked: boolean; readonly timeZone: string }

/** A field in one piece, with its source and the person's own value beside; undefined of nothing. */
export function printField<F extends CardFieldName>(
  name: F,
  field: CardField<CardValues[F]> | undefined,
  { masked, timeZone }: Shown,
): Html | undefined {
  if (field === undefined) return undefined
  const print = (value: CardValues[F]) => printValue(name, value, masked && isNumbered(name))
  return html`${print(field.value)}<span class="source">${sourceWords(field, timeZone)}</span>${
    field.own &&
    html`<span class="differs">${ru.ownValue} <strong>${print(field.own.value)}</strong><span class="source">${ownWords(field.own, timeZone)}</span></span>`
  }`
}
