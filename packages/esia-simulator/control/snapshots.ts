import { saveAll, type Saved } from '../memory/saved.ts'

const most = 50

export type Snapshot = { readonly name: string; readonly takenAt: Date }

type Kept = Snapshot & { readonly putBack: () => void }

/** What the stand remembered at some moment, by name. Bounded; a name taken again replaces what it meant. */
export class Snapshots {
  readonly #parts: readonly Saved[]
  readonly #kept = new Map<string, Kept>()

  constructor(parts: readonly Saved[]) {
    this.#parts = parts
  }

  all(): readonly Snapshot[] {
    return [...this.#kept.values()].map(({ name, takenAt }) => ({ name, takenAt }))
  }

  /** False when there are too many already. `takenAt` is real time: the stand's own is part of what is kept. */
  take(name: string, takenAt: Date): boolean {
    if (!this.#kept.has(name) && this.#kept.size >= most) return false
    this.#kept.set(name, { name, takenAt, putBack: saveAll(this.#parts) })
    return true
  }

  /** False where nothing bears the name. */
  restore(name: string): boolean {
    const kept = this.#kept.get(name)
    kept?.putBack()
    return kept !== undefined
  }

  forget(name: string): boolean {
    return this.#kept.delete(name)
  }
}
