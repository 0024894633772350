import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Fault } from './fault.ts'
import { faultNamed } from './list.ts'
import type { When } from './switchboard.ts'

export type Asked = { readonly fault: string; readonly when: string; readonly person: string }

export type Switch =
  | { readonly turn: 'on'; readonly fault: Fault; readonly when: When; readonly person?: string }
  | { readonly turn: 'off'; readonly fault: Fault; readonly person?: string }
  | { readonly turn: 'all-off' }

/** `fault` empty ends all; `person` empty is everybody. An error says which value is wrong and which would do. */
export function readSwitch(stand: Pick<Stand, 'people'>, asked: Asked): Result<Switch, string> {
  if (asked.fault === '') return ok({ turn: 'all-off' })

  const fault = faultNamed(asked.fault)
  if (fault === undefined)
    return fail(`there is no fault ${quote(asked.fault)}: GET /trial/faults lists them`)
  if (asked.person !== '' && stand.people.byId(asked.person) === undefined) {
    return fail(`there is no person ${quote(asked.person)}: GET /trial.json lists them`)
  }

  const who = asked.person === '' ? {} : { person: asked.person }
  if (asked.when === 'off') return ok({ turn: 'off', fault, ...who })

  const when = readWhen(asked.when)
  return when === undefined
    ? fail(`when is ${quote(asked.when)} instead of once, always, off or a rate from 0 to 1`)
    : ok({ turn: 'on', fault, when, ...who })
}

function readWhen(text: string): When | undefined {
  if (text === 'once' || text === 'always') return text
  if (!/^\d(?:\.\d+)?$/.test(text)) return undefined
  const rate = Number(text)
  return rate <= 1 ? rate : undefined
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 80))
