import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { isSwitchName, switchNames, type SwitchName } from './steps.ts'

export type AskedSwitch = { readonly step: string; readonly when: string; readonly person: string }

type Turned = {
  /** Undefined means all of them. */
  readonly step?: SwitchName
  readonly when: 'once' | 'always' | 'off'
  readonly person?: string
}

/** `step` empty with `off` is all; `person` empty is everybody. An error says which value is wrong and which would do. */
export function readStepSwitch(
  { people }: Pick<Stand, 'people'>,
  { step, when, person }: AskedSwitch,
): Result<Turned, string> {
  if (when !== 'once' && when !== 'always' && when !== 'off')
    return fail(`when is ${quote(when)} instead of once, always or off`)
  if (!isSwitchName(step) && !(step === '' && when === 'off'))
    return fail(`step is ${quote(step)} instead of ${switchNames.join(', ')}`)
  if (person !== '' && people.byId(person) === undefined)
    return fail(`there is no person ${quote(person)}: GET /trial.json lists them`)

  return ok({ when, ...(isSwitchName(step) ? { step } : {}), ...(person === '' ? {} : { person }) })
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 80))
