import { faultNamed } from '../faults/list.ts'
import type { When } from '../faults/switchboard.ts'
import { askTokens, authorizationFields, tokenFields, wideScope, type Fields } from './integrator.ts'
import { codeFor } from './person.ts'
import type { Trial } from './trial-stand.ts'

export function switchOn(trial: Trial, name: string, when: When = 'once'): void {
  const fault = faultNamed(name)
  if (fault === undefined) throw new Error(`There is no fault ${name}`)
  trial.stand.memory.faults.switchOn({ fault, when })
}

export type Json = Readonly<Record<string, unknown>>

/** The whole answer of v3/te to a person who has just signed in. */
export async function tokensFor(trial: Trial, id: string, scope = wideScope) {
  const narrow = (of: Fields): Fields => ({ ...of, scope })
  const code = await codeFor(trial, id, authorizationFields(trial, narrow))
  const answer = await askTokens(trial, tokenFields(trial, code, narrow))
  const said: Json = answer.json()
  return { status: answer.statusCode, said }
}

export async function tokenFor(trial: Trial, id: string, scope?: string): Promise<string> {
  return String((await tokensFor(trial, id, scope)).said['access_token'])
}
