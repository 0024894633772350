/** What a browser sees after it sent a login and a password. */
export type Answer = 'in' | 'wrong' | 'wait' | 'busy' | 'other'

export type StageBrowser = {
  readonly signIn: (login: string, password: string) => Promise<Answer>
  /** Whether it got in by Госуслуги. */
  readonly byGosuslugi: () => Promise<boolean>
}

/** Where the proof is played: several portals behind a proxy, or one inside a test. */
export type Stage = {
  /** Every way to write the owner's login. */
  readonly logins: readonly string[]
  readonly password: string
  /** The owner's, in which the account was opened. */
  readonly home: StageBrowser
  /** One that nobody has used, at an address that nobody has. */
  readonly newBrowser: () => StageBrowser
  readonly later: (milliseconds: number) => Promise<void>
  readonly look: () => Promise<Seen>
}

/** What the database and the log of events say of the owner's account. */
export type Seen = {
  readonly inRow: number
  readonly knownInRow: number
  readonly isClosedToStrangers: boolean
  /** Oldest first: each wrong password that was compared, each sign-in, each closing. */
  readonly events: readonly { readonly at: number; readonly is: 'wrong' | 'in' | 'closed' }[]
}

/** Reads what a page of the sign-in says. */
export function readAnswer({
  status,
  location,
  body,
}: {
  status: number
  location: string
  body: string
}): Answer {
  if (status === 303 && location === '/cards') return 'in'
  if (status === 503 || status === 429) return 'busy'
  if (status !== 422) return 'other'
  return body.includes('Слишком много попыток подряд')
    ? 'wait'
    : body.includes('не подошли')
      ? 'wrong'
      : 'other'
}
