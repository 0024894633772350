import {
  assumptions,
  type Amount,
  type AmountName,
  type AssumptionName,
  type Switch,
  type SwitchName,
} from './assumptions.ts'
import { fail, ok, type Result } from './result.ts'

type Value = boolean | number
type Row = Switch | Amount

/** What this stand takes for true where ESIA's own way is not public. */
export class Assumed {
  readonly #values: ReadonlyMap<AssumptionName, Value>

  constructor(changed: Iterable<readonly [AssumptionName, Value]> = []) {
    this.#values = new Map(changed)
  }

  on(name: SwitchName): boolean {
    return this.#of(name) === true
  }

  /** In the unit of its line in the table. */
  amount(name: AmountName): number {
    return Number(this.#of(name))
  }

  #of(name: AssumptionName): Value {
    return this.#values.get(name) ?? assumptions[name].byDefault
  }
}

/** Reads `name=on name=off name=120`; an error is one line that names the word at fault. */
export function readAssumed(text: string): Result<Assumed, string> {
  const changed = new Map<AssumptionName, Value>()
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const [name = '', value = ''] = word.split('=')
    if (!isName(name)) return fail(`there is no ${JSON.stringify(name)}: the README lists them`)

    const row: Row = assumptions[name]
    const read = readValue(row, value)
    if (read === undefined) return fail(`${name} is ${JSON.stringify(value)} instead of ${wantedOf(row)}`)
    changed.set(name, read)
  }
  return ok(new Assumed(changed))
}

function isName(name: string): name is AssumptionName {
  return Object.hasOwn(assumptions, name)
}

function readValue(row: Row, text: string): Value | undefined {
  if (!isAmount(row)) return text === 'on' ? true : text === 'off' ? false : undefined
  const value = Number(text)
  return /^\d+$/.test(text) && value >= 1 && value <= row.most ? value : undefined
}

function wantedOf(row: Row): string {
  return isAmount(row) ? `a whole number from 1 to ${row.most}` : 'on or off'
}

const isAmount = (row: Row): row is Amount => 'unit' in row
