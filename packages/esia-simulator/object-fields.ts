/** What is wrong with a description in JSON, in one line. */
export class BadField extends Error {}

/** The fields of a JSON object, each read once by its kind; throws {@link BadField} that names the field. */
export class ObjectFields {
  readonly #fields: ReadonlyMap<string, unknown>
  readonly #where: string

  constructor(value: unknown, where: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new BadField(`${where} is no object`)
    }
    this.#fields = new Map(Object.entries(value))
    this.#where = where
  }

  /** A misspelt name must not pass for an absent field. */
  only(names: readonly string[]): void {
    const stranger = [...this.#fields.keys()].find((name) => !names.includes(name))
    if (stranger !== undefined) {
      throw new BadField(`${this.#at(stranger)} is unknown; there are ${names.join(', ')}`)
    }
  }

  get(name: string): unknown {
    return this.#fields.get(name)
  }

  text(name: string, otherwise?: string): string {
    const value = this.#fields.get(name) ?? otherwise
    if (typeof value === 'string' && value !== '') return value
    throw new BadField(`${this.#at(name)} is ${value === undefined ? 'missing' : 'no text'}`)
  }

  optionalText(name: string): string | undefined {
    return this.#fields.has(name) ? this.text(name) : undefined
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const value = this.#fields.get(name) ?? otherwise
    const found = values.find((one) => one === value)
    if (found !== undefined) return found
    throw new BadField(`${this.#at(name)} is none of ${values.join(', ')}`)
  }

  number(name: string, otherwise: number): number {
    const value = this.#fields.get(name) ?? otherwise
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
    throw new BadField(`${this.#at(name)} is no whole number above 0`)
  }

  /** A list of texts, or one text with spaces or commas between, as `scope` is written. */
  words(name: string, otherwise: readonly string[]): readonly string[] {
    const value = this.#fields.get(name) ?? otherwise
    const list = typeof value === 'string' ? value.split(/[\s,]+/).filter((word) => word !== '') : value
    if (Array.isArray(list) && list.every((one) => typeof one === 'string' && /^\S+$/.test(one))) {
      return [...new Set<string>(list)]
    }
    throw new BadField(`${this.#at(name)} is neither a list of words nor words with spaces between`)
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.#fields.get(name) ?? otherwise
    if (typeof value === 'boolean') return value
    throw new BadField(`${this.#at(name)} is neither true nor false`)
  }

  /** A text of this form; the words say what form that is. */
  matching(name: string, form: RegExp, words: string): string {
    const value = this.text(name)
    if (form.test(value)) return value
    throw new BadField(`${this.#at(name)} is ${JSON.stringify(value.slice(0, 80))} instead of ${words}`)
  }

  /** For what a field can be wrong in beside its form. */
  wrong(name: string, why: string): BadField {
    return new BadField(`${this.#at(name)} ${why}`)
  }

  has(name: string): boolean {
    return this.#fields.get(name) !== undefined && this.#fields.get(name) !== null
  }

  list(name: string): readonly unknown[] {
    const value = this.#fields.get(name) ?? []
    if (Array.isArray(value)) return value
    throw new BadField(`${this.#at(name)} is no list`)
  }

  #at(name: string): string {
    return `${this.#where}: ${name}`
  }
}
