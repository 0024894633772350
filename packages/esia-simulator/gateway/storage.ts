import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { saveMap } from '../memory/saved.ts'

const most = 10_000

type Entry = { readonly payload: AdapterPayload; readonly until: number }

/** What the provider remembers, in memory and in bounds; it outlives a change of keys, which makes a new provider. */
export class GatewayStorage {
  readonly #entries = new Map<string, Entry>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  save(): () => void {
    return saveMap(this.#entries)
  }

  readonly adapter: AdapterFactory = (model): Adapter => {
    const entries = this.#entries
    const keyOf = (id: string) => `${model}:${id}`
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = this.#now().getTime() + (expiresIn ?? 3600) * 1000
        entries.delete(keyOf(id))
        entries.set(keyOf(id), { payload, until })
        this.#purge()
      },
      find: async (id) => this.#read(keyOf(id)),
      findByUid: async (uid) => this.#find(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => this.#find(model, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const entry = entries.get(keyOf(id))
        if (entry === undefined) return
        const consumed = Math.floor(this.#now().getTime() / 1000)
        entries.set(keyOf(id), { ...entry, payload: { ...entry.payload, consumed } })
      },
      destroy: async (id) => {
        entries.delete(keyOf(id))
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
      },
    }
  }

  #read(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key)
    if (entry !== undefined && entry.until > this.#now().getTime()) return entry.payload
    this.#entries.delete(key)
    return undefined
  }

  #find(model: string, wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.#entries.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map((key) => this.#read(key))
      .find((payload) => payload !== undefined && wanted(payload))
  }

  #purge(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= most) break
      this.#entries.delete(key)
    }
  }
}
