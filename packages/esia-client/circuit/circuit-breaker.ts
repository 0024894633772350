export type CircuitState = 'closed' | 'open' | 'half-open'

export type CircuitSettings = {
  /** So many failures of one endpoint in a row open the circuit; 10 unless told. */
  readonly failures?: number
  /** In milliseconds: how long nothing is asked before one call may try; 10 000 unless told. */
  readonly pauseMs?: number
  /** Told each change, for the log. */
  readonly onChange?: (state: CircuitState) => void
  /** Milliseconds that only grow; the process's own unless told. */
  readonly clock?: () => number
}

/** One call that was let through. `end` is told once how it went; without it a probe is given up after the pause. */
export type CircuitAttempt = {
  /** `answered` by whatever answer, a refusal too; `failed` when there was none, or an «unavailable». */
  end(outcome: 'answered' | 'failed'): void
}

export type CircuitBreaker = {
  /** `half-open` once the pause is over: the next call is a probe. For a readiness page, and no reason to stop serving. */
  readonly state: CircuitState
  /** Lets a call to this endpoint through, or gives undefined: then the answer is `unavailable`, at once. */
  admit(endpoint: string): CircuitAttempt | undefined
}

/**
 * Spares a server that does not answer, and people the wait for it. Failures are counted for each endpoint, so that a
 * healthy one does not hide a dead one; the circuit is one. It keeps no sessions and ends none. Throws a TypeError for
 * settings that are no whole numbers above 0.
 */
export function circuitBreaker(settings: CircuitSettings = {}): CircuitBreaker {
  const { failures = 10, pauseMs = 10_000, onChange, clock = () => performance.now() } = settings
  if (![failures, pauseMs].every((number) => Number.isSafeInteger(number) && number > 0)) {
    throw new TypeError('The failures and the pause of a circuit are whole numbers above 0')
  }

  const inARow = new Map<string, number>()
  let openedAt: number | undefined
  let probedAt: number | undefined
  // What was asked before the last change tells nothing about what came after.
  let era = 0

  const rests = (since: number | undefined) => since !== undefined && clock() - since < pauseMs

  return {
    get state() {
      if (openedAt === undefined) return 'closed'
      return rests(openedAt) ? 'open' : 'half-open'
    },
    admit(endpoint) {
      if (openedAt !== undefined) {
        if (rests(openedAt) || rests(probedAt)) return undefined
        probedAt = clock()
        era += 1
        onChange?.('half-open')
      }

      const admittedIn = era
      return {
        end(outcome) {
          if (admittedIn !== era) return
          if (outcome === 'answered') answered(endpoint)
          else failed(endpoint)
        },
      }
    },
  }

  function answered(endpoint: string): void {
    // The others keep their count: where it was theirs that opened the circuit, one more failure opens it again.
    inARow.delete(endpoint)
    if (openedAt !== undefined) change(undefined)
  }

  function failed(endpoint: string): void {
    const count = (inARow.get(endpoint) ?? 0) + 1
    inARow.set(endpoint, count)
    if (openedAt !== undefined || count >= failures) change(clock())
  }

  function change(at: number | undefined): void {
    openedAt = at
    probedAt = undefined
    era += 1
    onChange?.(at === undefined ? 'closed' : 'open')
  }
}
