import type { EventName } from '../audit/event-name.ts'

/**
 * What of the log a person is told of their own account. `doubt`: somebody who is in may have done it, so beside it
 * stands «Это был не я»; `tell`: it is only told. What is hidden says why.
 */
const telling = {
  'access.ended': 'doubt',
  'access.offered': 'doubt',
  'access.refused': 'tell',
  'access.taken': 'doubt',
  'account.alarmed': 'tell',
  'account.closed': 'doubt',
  'account.destroyed': { hidden: 'nobody is left to read it' },
  'account.opened': 'tell',
  'account.reopened': 'tell',
  'browser.new': 'doubt',
  'card.checked': 'tell',
  'card.claimed': 'tell',
  'card.corrected': 'doubt',
  'card.destroyed': 'tell',
  'card.made': 'doubt',
  'card.passed': 'tell',
  'card.refused': { hidden: 'an address that no link of theirs leads to: for the support alone' },
  'card.returned': 'doubt',
  'card.taken': 'doubt',
  'card.unlinked': 'doubt',
  'children.told': 'doubt',
  'consent.given': 'tell',
  'consent.refused': { hidden: 'nobody is known yet' },
  'consent.withdrawn': 'tell',
  'contacts.changed': 'doubt',
  'devices.ended': 'doubt',
  'devices.refused': { hidden: 'an address that no button leads to: for the support alone' },
  'identity.changed': 'doubt',
  // Of an account where a СНИЛС did not fit; otherwise nobody's.
  'identity.failed': 'tell',
  'identity.proved': 'doubt',
  'identity.refused': { hidden: 'of no account' },
  'keeper.corrected': 'doubt',
  'login.passed-on': { hidden: 'beside it stands what became of the contacts' },
  'passkey.added': 'doubt',
  'passkey.failed': 'tell',
  'passkey.removed': 'doubt',
  'passkey.renamed': 'doubt',
  'password.closed': 'tell',
  'password.proof-failed': 'doubt',
  'password.set': 'doubt',
  'session.began': 'doubt',
  'session.ended': 'tell',
  'sign-in.failed': 'tell',
  'sign-in.unfinished': 'tell',
  'support.asked': { hidden: 'of no account: the form of the support knows nobody' },
} as const satisfies Record<EventName, 'tell' | 'doubt' | { readonly hidden: string }>

type Telling = typeof telling

/** An event that a person's list shows. */
export type ToldEvent = {
  [Name in EventName]: Telling[Name] extends { readonly hidden: string } ? never : Name
}[EventName]

const names = Object.keys(telling).filter((name): name is EventName => Object.hasOwn(telling, name))

export const isTold = (name: string): name is ToldEvent =>
  Object.hasOwn(telling, name) && names.some((one) => one === name && typeof telling[one] === 'string')

export const isDoubtful = (name: EventName): boolean => telling[name] === 'doubt'

export const toldEvents: readonly ToldEvent[] = names.filter(isTold)
export const doubtfulEvents: readonly EventName[] = names.filter(isDoubtful)
