import type { Found, FoundAccount, FoundSession } from './found.ts'

/** What of a database is half-made, whatever anybody was told; one line each. */
export function halfMade({ accounts, sessions, orphans }: Found): readonly string[] {
  const seen = new Set<string>()
  return [
    ...orphans.map((orphan) => `without an account: ${orphan}`),
    ...accounts.flatMap((account) => {
      const who = `${account.region}/${account.name ?? account.id}`
      const doubled = seen.has(who) ? ['two accounts of one person'] : []
      seen.add(who)
      return [...doubled, ...lacking(account)].map((wrong) => `${who}: ${wrong}`)
    }),
    ...sessions.flatMap((session) => adrift(session, accounts)),
  ]
}

function lacking({ name, cards, consents, ownLogins, logins, hasPassword, events }: FoundAccount) {
  const count = (event: string) => events.get(event) ?? 0
  const wrong = (is: boolean, words: string) => (is ? [words] : [])
  const [card] = cards

  return [
    ...wrong(name === undefined, 'an account that does not open'),
    ...wrong(cards.length !== 1, `${cards.length} own cards`),
    ...wrong(card !== undefined && card.name !== name, 'a card that does not open, or of somebody else'),
    ...wrong(consents.length === 0, 'no consent'),
    ...wrong(!consents.every(({ isWhole }) => isWhole), 'a consent without its document or content'),
    ...wrong(ownLogins.length === 0 || ownLogins.join() !== logins.join(), `logins ${logins.join(', ')}`),
    ...wrong(count('account.opened') !== 1, `${count('account.opened')} events of the opening`),
    ...wrong(count('card.made') !== 1, `${count('card.made')} events of the card`),
    ...wrong(count('consent.given') !== consents.length, `${count('consent.given')} events of consent`),
    ...wrong(hasPassword !== count('password.set') > 0, 'a password without its event, or an event without'),
    ...wrong(
      count('card.checked') !== (card?.isChecked ? 1 : 0),
      `${count('card.checked')} events of a checked card`,
    ),
  ]
}

function adrift({ region, accountId, hasEvent }: FoundSession, accounts: readonly FoundAccount[]) {
  const isOwned = accounts.some((account) => account.region === region && account.id === accountId)
  return [
    ...(isOwned ? [] : [`a session without an account: ${region}/${accountId}`]),
    ...(hasEvent ? [] : [`a session without its event: ${region}/${accountId}`]),
  ]
}
