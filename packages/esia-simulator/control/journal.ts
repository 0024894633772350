const most = 300

export type Entry = { readonly at: Date; readonly line: string }

/** The last lines of the log, newest first, for those who have no terminal of the stand before them. */
export class Journal {
  #entries: readonly Entry[] = []

  add(entry: Entry): void {
    this.#entries = [entry, ...this.#entries].slice(0, most)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }
}
