import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

const most = 10_000

type Entry = { readonly payload: AdapterPayload; readonly until: number }

/** What the provider remembers, in memory and in bounds; it outlives a change of keys, which makes a new provider. */
export function gatewayStorage(): AdapterFactory {
  const entries = new Map<string, Entry>()

  const read = (key: string) => {
    const entry = entries.get(key)
    if (entry !== undefined && entry.until > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const find = (model: string, wanted: (payload: AdapterPayload) => boolean) =>
    [...entries.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(read)
      .find((payload) => payload !== undefined && wanted(payload))

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`
    return {
      async upsert(id, payload, expiresIn) {
        entries.delete(keyOf(id))
        entries.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? 3600) * 1000 })
        for (const key of entries.keys()) {
          if (entries.size <= most) break
          entries.delete(key)
        }
      },
      find: async (id) => read(keyOf(id)),
      findByUid: async (uid) => find(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find(model, (payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = read(keyOf(id))
        if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
      },
    }
  }
}
