import { html, type Html } from '@registratura/html'
import { documentTypes, isDocumentType, type DocumentType } from '../../../lib/document-types.ts'
import { dateInput } from '../../../ui/parts/date-input.ts'
import { radios } from '../../../ui/parts/radios.ts'
import { fields as labels, hints, papers, policies } from '../messages.ts'
import { policyKinds } from '../read-policy.ts'
import { confirmation, errorOf, line, longLine, type Fields } from './fields.ts'

/** The papers that this person most likely has stand first, the rest behind one press. */
export function documentFields(
  fields: Fields,
  likely: readonly DocumentType[],
  { mayLack = true }: { readonly mayLack?: boolean } = {},
): Html {
  const { typed } = fields
  const item = (type: DocumentType) => ({
    value: type,
    text: documentTypes[type].name,
    checked: typed.paper === type,
  })
  const rest = Object.keys(documentTypes)
    .filter(isDocumentType)
    .filter((type) => !likely.includes(type))
  return html`${radios({
    name: 'paper',
    legend: labels.paper,
    items: [
      ...likely.map(item),
      ...(mayLack ? [{ value: 'none', text: papers.none, checked: typed.paper === 'none' }] : []),
    ],
    more: { summary: labels.morePapers, items: rest.map(item) },
    error: errorOf(fields, 'paper'),
  })}
${line(fields, 'series', { label: labels.series, hint: hints.series, width: 10 })}
${line(fields, 'number', { label: labels.number, width: 20 })}
${dateInput({
  id: 'issued',
  name: 'issued',
  legend: labels.issueDate,
  hint: hints.issueDate,
  day: typed['issued-day'],
  month: typed['issued-month'],
  year: typed['issued-year'],
  error: errorOf(fields, 'issued-day'),
})}
${longLine(fields, 'issuedBy', { label: labels.issuedBy })}
${line(fields, 'issueId', { label: labels.issueId, hint: hints.issueId, width: 10 })}
${confirmation(fields)}`
}

export function policyFields(fields: Fields, { mayLack = true }: { readonly mayLack?: boolean } = {}): Html {
  return html`${radios({
    name: 'policyKind',
    legend: labels.policyKind,
    items: policyKinds
      .filter((kind) => mayLack || kind !== 'none')
      .map((kind) => ({
        value: kind,
        ...policies[kind],
        checked: fields.typed.policyKind === kind,
      })),
    error: errorOf(fields, 'policyKind'),
  })}
${line(fields, 'policyNumber', { label: labels.policyNumber, hint: hints.policyNumber, width: 20 })}
${line(fields, 'policySeries', { label: labels.policySeries, width: 10 })}
${confirmation(fields)}`
}
