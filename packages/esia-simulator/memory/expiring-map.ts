import { saveMap } from './saved.ts'

type Entry<V> = { readonly value: V; readonly until: number }

/**
 * A map in memory that stays in bounds: an entry ends after `lifeMs`, and above `most` entries the oldest go first.
 * Writing a key again starts its life anew; `edit` keeps the end it had.
 */
export class ExpiringMap<V> {
  readonly #entries = new Map<string, Entry<V>>()
  readonly #bounds: { readonly most: number; readonly lifeMs: number; readonly now: () => Date }

  constructor(bounds: { readonly most: number; readonly lifeMs: number; readonly now: () => Date }) {
    this.#bounds = bounds
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    if (entry.until > this.#bounds.now().getTime()) return entry.value
    this.#entries.delete(key)
    return undefined
  }

  set(key: string, value: V): void {
    const now = this.#bounds.now().getTime()
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: now + this.#bounds.lifeMs })
    this.#purge(now)
  }

  /** Replaces a living entry without prolonging it; returns nothing and writes nothing where it has ended. */
  edit(key: string, change: (value: V) => V): V | undefined {
    const value = this.get(key)
    const entry = this.#entries.get(key)
    if (value === undefined || entry === undefined) return undefined
    const changed = change(value)
    this.#entries.set(key, { value: changed, until: entry.until })
    return changed
  }

  /** Takes an entry out, so that it can be used once. */
  take(key: string): V | undefined {
    const value = this.get(key)
    this.#entries.delete(key)
    return value
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  save(): () => void {
    return saveMap(this.#entries)
  }

  /** Every life is equal and each write goes to the end, so the entries that ended stand first. */
  #purge(now: number): void {
    for (const [key, entry] of this.#entries) {
      if (entry.until > now && this.#entries.size <= this.#bounds.most) return
      this.#entries.delete(key)
    }
  }
}
