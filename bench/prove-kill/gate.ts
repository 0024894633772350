/** Lets nobody by while it is closed; opening and closing it again changes nothing for those who already passed. */
export type Gate = {
  readonly open: () => void
  readonly close: () => void
  /** Resolves at once while the gate is open, else as soon as it opens. */
  readonly passed: () => Promise<void>
}

/** Closed at first. */
export function newGate(): Gate {
  let isOpen = false
  let opening = Promise.withResolvers<void>()

  return {
    open() {
      isOpen = true
      opening.resolve()
    },
    close() {
      // Those who wait at a closed gate hold its promise: a second closing must not put another in its place.
      if (isOpen) opening = Promise.withResolvers<void>()
      isOpen = false
    },
    passed: () => opening.promise,
  }
}
