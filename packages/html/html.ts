/** Markup that is safe to send as it stands. Only this package makes it, so a value from a person can't pass for it. */
export class Html {
  readonly #markup: string

  constructor(markup: string, key: symbol) {
    if (key !== maker) throw new TypeError('Html is made by html``, url() and trustedMarkup() only')
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** An address that may stand in href, src or action: relative to this origin, or http(s), mailto, tel. */
export class Url extends Html {}

/** What a template takes. `null`, `undefined` and `false` print nothing; an array prints its items in turn. */
export type Printable = string | number | Html | null | undefined | false | readonly Printable[]

const maker = Symbol('html')
const checked = new WeakSet<TemplateStringsArray>()

/**
 * A tagged template that escapes every value for text and for double-quoted attributes.
 * Throws where escaping could not help: an unquoted or single-quoted attribute, the inside of a tag's name,
 * script or style, or an address attribute whose value did not come from `url()`.
 */
export function html(strings: TemplateStringsArray, ...values: Printable[]): Html {
  if (!checked.has(strings)) {
    refuseUnsafePlaces(strings)
    checked.add(strings)
  }

  let markup = strings[0] ?? ''
  for (const [index, value] of values.entries()) {
    if (addressAttribute.test(strings[index] ?? '') && !(value instanceof Url)) {
      throw new TypeError(`An address needs url(): …${(strings[index] ?? '').slice(-40)}`)
    }
    markup += print(value) + (strings[index + 1] ?? '')
  }
  return new Html(markup, maker)
}

/**
 * Checks an address against an allow-list of schemes, so that `javascript:` from data can't become a link.
 * Throws a RangeError for anything else, and for addresses a browser would read as another origin (`//x`, `/\x`).
 */
export function url(address: string): Url {
  if (!/^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#|\?)/i.test(address) || hasControl(address)) {
    throw new RangeError(`Not an address that a page may link to: ${JSON.stringify(address.slice(0, 80))}`)
  }
  return new Url(escape(address), maker)
}

/** Markup of the project itself (a stylesheet, an icon), never of a person. */
export function trustedMarkup(markup: string): Html {
  return new Html(markup, maker)
}

function print(value: Printable): string {
  if (typeof value === 'string') return escape(value)
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'number') return String(value)
  return value.map(print).join('')
}

const special = /["&'<>]/
const addressAttribute = /\s(?:href|src|action|formaction|srcset|poster|data|cite)="$/i

function escape(text: string): string {
  if (!special.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function hasControl(text: string): boolean {
  for (const character of text) if (character <= '\u0020' || character === '\u007f') return true
  return false
}

function refuseUnsafePlaces(strings: readonly string[]): void {
  let before = ''
  for (const chunk of strings.slice(0, -1)) {
    before += chunk
    const place = `…${before.slice(-40)}`
    if (/=\s*'?[^"'<>\s]*$/.test(tagTail(before)))
      throw new TypeError(`Quote the attribute with "": ${place}`)
    if (/<(script|style)\b[^>]*>(?![\s\S]*<\/\1)/i.test(before))
      throw new TypeError(`No values inside script or style: ${place}`)
    if (/<\/?[\w-]*$/.test(before)) throw new TypeError(`No values in a tag's name: ${place}`)
    before += '\u0001'
  }
}

/** The part of an unfinished tag that stands outside its double-quoted values; empty outside a tag. */
function tagTail(markup: string): string {
  const tag = /<[a-z][^<>]*$/i.exec(markup.replaceAll(/"[^"]*"/g, '""'))?.[0] ?? ''
  return /"[^"]*$/.test(tag.replaceAll('""', '')) ? '' : tag
}
