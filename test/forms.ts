/** A form as a page bears it, read as a browser would. */
export type PageForm = {
  readonly action: string
  readonly fields: readonly FormField[]
}

export type FormField = { readonly name: string; readonly kind: string; readonly value: string }

/** Every form of a page that posts, with the value that each field holds. */
export function formsOn(page: string): readonly PageForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) =>
    attribute(head, 'method') === 'post'
      ? [{ action: attribute(head, 'action'), fields: fieldsIn(inside) }]
      : [],
  )
}

/** Where the page's links, and the forms that are links in a button's clothes, lead on this origin. */
export function linksOn(page: string): readonly string[] {
  const addresses = page.matchAll(/<(?:a\b[^>]*\shref|form method="get" action)="(\/[^"#]*)/g)
  return [...addresses].map(([, path = '']) => unescape(path))
}

/** What a field of a page holds; undefined where there is no such field. */
export function valueOf(page: string, name: string): string | undefined {
  return formsOn(page)
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name && field.kind !== 'hidden')?.value
}

/** What a browser sends when nothing is typed and the first button is pressed. */
export function untouched({ fields }: PageForm): Record<string, string> {
  const firstButton = fields.find(({ kind }) => kind === 'button')
  const sent = fields.filter(
    (field) =>
      field.kind !== 'radio' &&
      field.kind !== 'checkbox' &&
      (field.kind !== 'button' || field === firstButton),
  )
  return Object.fromEntries(sent.map(({ name, value }) => [name, value]))
}

/** The letters of a page, as a person reads them. */
export const textOf = (page: string): string => unescape(page.replaceAll(/<[^>]*>/g, ''))

function fieldsIn(markup: string): readonly FormField[] {
  const fields: FormField[] = []
  for (const [, tag, head = '', inside = ''] of markup.matchAll(
    /<(input|textarea|button)\b((?:"[^"]*"|[^>"])*)>(?:\n?([^<]*)<\/textarea>)?/g,
  )) {
    const name = attribute(head, 'name')
    if (name === '') continue
    const kind = tag === 'input' ? attribute(head, 'type') : (tag ?? '')
    fields.push({ name, kind, value: tag === 'textarea' ? unescape(inside) : attribute(head, 'value') })
  }
  return fields
}

function attribute(head: string, name: string): string {
  return unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1] ?? '')
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** What the portal put into a hidden field of the first form that has it. */
export function valueOfHidden(page: string, name: string): string | undefined {
  return formsOn(page)
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name && field.kind === 'hidden')?.value
}
