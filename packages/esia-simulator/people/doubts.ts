import type { BadField } from '../object-fields.ts'

/** What is odd in a description: refused, or with `unchecked` noted and let in. Never bears the person's own data. */
export class Doubts {
  readonly warnings: string[] = []
  readonly #unchecked: boolean

  constructor(unchecked: boolean) {
    this.#unchecked = unchecked
  }

  /** Of what can't be right. */
  refuse(because: BadField): void {
    if (!this.#unchecked) throw because
    this.warn(because)
  }

  /** Of what may be right and is still no good here. */
  warn(because: BadField): void {
    this.warnings.push(because.message)
  }
}
