import { createHash } from 'node:crypto'
import { reliedOn, type Entry } from './acknowledged.ts'
import type { Found } from './found.ts'

/** What people were told is done and the database does not hold; and accounts that nobody asked for. One line each. */
export function lost(log: readonly Entry[], found: Found): readonly string[] {
  const byPerson = Map.groupBy(log, keyOf)
  const unasked = found.accounts
    .filter(({ region, name }) => !byPerson.get(`${region}/${name}`)?.some(isEntering))
    .map(({ region, name }) => `${region}/${name}: an account that nobody asked for`)
  return [...unasked, ...[...byPerson].flatMap(([key, entries]) => lostOf(key, entries, found))]
}

const keyOf = ({ region, person }: Entry) => `${region}/${person}`
const isEntering = (entry: Entry) => 'asked' in entry && entry.asked === 'enter'

function lostOf(key: string, entries: readonly Entry[], { accounts, sessions }: Found): readonly string[] {
  const { told, token, ended } = reliedOn(entries)
  const account = accounts.find(({ region, name }) => `${region}/${name}` === key)
  const sessionOf = (of: string) => sessions.find(({ tokenHash }) => tokenHash === hashOf(of))
  const wrong = (is: boolean, words: string) => (is ? [`${key}: ${words}`] : [])

  return [
    ...wrong(told.has('registered') && account === undefined, 'told registered, and no account'),
    ...wrong(
      told.has('password-saved') && !account?.hasPassword,
      'told that a password is saved, and none is',
    ),
    ...wrong(
      told.has('card-checked') && !account?.cards.some(({ isChecked }) => isChecked),
      'told that the card is checked, and it is not',
    ),
    ...wrong(
      token !== undefined && (account === undefined || sessionOf(token)?.accountId !== account.id),
      'given a session, and it is not there',
    ),
    ...wrong(
      ended.some((one) => sessionOf(one) !== undefined),
      'told signed out, and the session is there',
    ),
  ]
}

/** As the portal keeps tokens, worked out by itself. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
