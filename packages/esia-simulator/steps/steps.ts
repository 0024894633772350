import { saveMap } from '../memory/saved.ts'

/**
 * What Госуслуги may put between the password and the client: an offer of the second factor (in its place, of those
 * who have none), a question about the messenger, an advice to change the password. By its action in the JSON API.
 */
export type StepName = 'FILL_MFA' | 'MAX_QUIZ' | 'CHANGE_PASSWORD'
export const stepNames = ['FILL_MFA', 'MAX_QUIZ', 'CHANGE_PASSWORD'] as const satisfies readonly StepName[]

/** The question of an anomaly is answered before the code; the name is our own. */
export type SwitchName = StepName | 'ANOMALY_QUESTION'
export const switchNames = ['ANOMALY_QUESTION', ...stepNames] as const satisfies readonly SwitchName[]

export const isSwitchName = (text: string): text is SwitchName => switchNames.some((name) => name === text)

type StepWhen = 'once' | 'always'

export type SwitchedStep = { readonly step: SwitchName; readonly when: StepWhen; readonly person?: string }

/** Which of them come, and to whom. Bounded: each once for each person, and once for everybody. */
export class Steps {
  readonly #on = new Map<string, SwitchedStep>()

  get on(): readonly SwitchedStep[] {
    return [...this.#on.values()]
  }

  switchOn(entry: SwitchedStep): void {
    this.#on.set(`${entry.step} ${entry.person ?? ''}`, entry)
  }

  /** Without a step all of them; without a person, for everybody. */
  switchOff(step?: SwitchName, person?: string): void {
    for (const [key, entry] of this.#on) {
      const meant = step === undefined || entry.step === step
      if (meant && (person === undefined || entry.person === person)) this.#on.delete(key)
    }
  }

  /** Whether it comes to this person now; one that was to come once is used up. */
  take(step: SwitchName, personId: string): boolean {
    for (const [key, entry] of this.#on) {
      if (entry.step !== step || (entry.person !== undefined && entry.person !== personId)) continue
      if (entry.when === 'once') this.#on.delete(key)
      return true
    }
    return false
  }

  save(): () => void {
    return saveMap(this.#on)
  }
}
