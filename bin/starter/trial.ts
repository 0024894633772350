export type TrialPerson = {
  readonly id: string
  readonly name: string
  readonly story: string
  readonly phone: string
  readonly email: string
  readonly snils: string
  readonly password: string
}

export type Trial = {
  readonly portal: string
  readonly simulator: string
  readonly people: readonly TrialPerson[]
  readonly sms: string
  readonly letters: string
}

/** What the simulator tells scripts about itself. Throws when it answers anything else. */
export async function readTrial(simulatorOrigin: string): Promise<Trial> {
  const response = await fetch(`${simulatorOrigin}/trial.json`)
  const trial: unknown = await response.json()
  if (!isTrial(trial)) throw new TypeError(`${simulatorOrigin}/trial.json does not describe a trial`)
  return trial
}

function isTrial(value: unknown): value is Trial {
  return (
    hasStrings(value, ['portal', 'simulator', 'sms', 'letters']) &&
    'people' in value &&
    Array.isArray(value.people) &&
    value.people.length > 0 &&
    value.people.every((person) =>
      hasStrings(person, ['id', 'name', 'story', 'phone', 'email', 'snils', 'password']),
    )
  )
}

function hasStrings(value: unknown, names: readonly string[]): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'string')
  )
}
