/** The stand's clock: the real one, put forward or back by whoever tries a client out, or stopped. */
export class Clock {
  readonly #real: () => Date
  #aheadMs = 0
  #stoppedAt: Date | undefined

  constructor(real: () => Date) {
    this.#real = real
  }

  now(): Date {
    return new Date((this.#stoppedAt ?? this.#real()).getTime() + this.#aheadMs)
  }

  /** How far it is ahead of the real clock, in ms; below 0 behind it. */
  get aheadMs(): number {
    return this.now().getTime() - this.#real().getTime()
  }

  get running(): boolean {
    return this.#stoppedAt === undefined
  }

  set(date: Date): void {
    this.advance(date.getTime() - this.now().getTime())
  }

  advance(ms: number): void {
    this.#aheadMs += ms
  }

  stop(): void {
    this.#stoppedAt ??= this.#real()
  }

  /** Goes on from where it was stopped. */
  run(): void {
    const now = this.now()
    this.#stoppedAt = undefined
    this.set(now)
  }

  reset(): void {
    this.#aheadMs = 0
    this.#stoppedAt = undefined
  }

  save(): () => void {
    const [aheadMs, stoppedAt] = [this.#aheadMs, this.#stoppedAt]
    return () => {
      this.#aheadMs = aheadMs
      this.#stoppedAt = stoppedAt
    }
  }
}
