import { html, url, type Html } from '@registratura/html'

export type SummaryRow = {
  readonly key: string
  readonly value: Html | string
  /** Where the value came from: «из Госуслуг, 23 ноября 2026». */
  readonly note?: string | undefined
  readonly action?: SummaryAction | undefined
}

export type SummaryAction = {
  readonly text: string
  readonly path: string
  /** Said by screen readers after `text`: «Здесь ошибка: СНИЛС». */
  readonly hidden: string
}

export function summaryList({ rows }: { readonly rows: readonly SummaryRow[] }): Html {
  const anyAction = rows.some((row) => row.action !== undefined)
  return html`<dl class="nhsuk-summary-list">
${rows.map((row) => summaryRow(row, anyAction))}
</dl>`
}

function summaryRow({ key, value, note, action }: SummaryRow, anyAction: boolean): Html {
  return html`<div class="nhsuk-summary-list__row${anyAction && !action && ' nhsuk-summary-list__row--no-actions'}">
<dt class="nhsuk-summary-list__key">${key}</dt>
<dd class="nhsuk-summary-list__value">${value}${note && html`<span class="source">${note}</span>`}</dd>
${action && html`<dd class="nhsuk-summary-list__actions"><a class="nhsuk-link" href="${url(action.path)}">${action.text}<span class="nhsuk-u-visually-hidden"> ${action.hidden}</span></a></dd>`}
</div>`
}
