import type { Asked, Entry, Told } from './acknowledged.ts'
import type { Found, FoundAccount } from './found.ts'

/** Requests that change what an account is; of the others only a session may come, and its token was never heard. */
const answerTo = {
  enter: 'registered',
  'save-password': 'password-saved',
  'check-card': 'card-checked',
} as const satisfies Partial<Record<Asked, Told>>

type Change = keyof typeof answerTo

/** A change that a person asked for and got no answer to: it may have happened or not. */
export type Ambiguous = { readonly region: string; readonly person: string; readonly change: Change }

/** What is cut off in the lines from `from` on, each once; what a person was told before is not ambiguous any more. */
export function ambiguousSince(from: number, log: readonly Entry[]): readonly Ambiguous[] {
  const found = new Map<string, Ambiguous>()
  for (const [index, entry] of log.entries()) {
    if (index < from || !('cut' in entry) || !isChange(entry.cut)) continue
    const { region, person, cut: change } = entry
    if (isTold(log.slice(0, index), { region, person, change })) continue
    found.set(`${region}/${person}/${change}`, { region, person, change })
  }
  return [...found.values()]
}

/** Whether it had happened, as the database tells. */
export function hadHappened({ region, person, change }: Ambiguous, { accounts }: Found): boolean {
  const account = accounts.find((one) => one.region === region && one.name === person)
  return account !== undefined && isIn[change](account)
}

const isIn: Readonly<Record<Change, (account: FoundAccount) => boolean>> = {
  enter: () => true,
  'save-password': ({ hasPassword }) => hasPassword,
  'check-card': ({ cards }) => cards.some(({ isChecked }) => isChecked),
}

/** Those whose person tried again, and never was told that it is done; one line each. */
export function unresolved(log: readonly Entry[]): readonly string[] {
  return ambiguousSince(0, log)
    .filter((one) => !isTold(log, one))
    .map(({ region, person, change }) => `${region}/${person}: ${change} was cut off, and never came right`)
}

const isChange = (cut: string): cut is Change => cut in answerTo

const isTold = (log: readonly Entry[], { region, person, change }: Ambiguous) =>
  log.some(
    (entry) =>
      'told' in entry &&
      entry.told === answerTo[change] &&
      entry.region === region &&
      entry.person === person,
  )
