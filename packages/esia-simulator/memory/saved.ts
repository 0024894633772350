/** A part of the stand's memory that can be put back as it was: the answer of `save` does so, as often as it is called. */
export type Saved = { save(): () => void }

export function saveAll(parts: readonly Saved[]): () => void {
  const back = parts.map((part) => part.save())
  return () => {
    for (const putBack of back) putBack()
  }
}

/** Of a map whose values are never changed, only replaced. */
export function saveMap<K, V>(map: Map<K, V>): () => void {
  const kept = [...map]
  return () => {
    map.clear()
    for (const [key, value] of kept) map.set(key, value)
  }
}
