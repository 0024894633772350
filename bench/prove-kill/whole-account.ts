import type { Found, FoundAccount } from './found.ts'

/** For the tests of this proof: one person's account as it should be after a registration. */
export const wholeAccount: FoundAccount = {
  region: 'RU-BEL',
  id: 'a1',
  name: 'Иванова Вера Павловна',
  ownLogins: ['email', 'phone', 'snils'],
  logins: ['email', 'phone', 'snils'],
  cards: [{ name: 'Иванова Вера Павловна', isChecked: false }],
  consents: [{ isWhole: true }],
  hasPassword: false,
  events: new Map([
    ['account.opened', 1],
    ['card.made', 1],
    ['consent.given', 1],
    ['session.began', 1],
  ]),
}

export const foundWith = (changes: Partial<FoundAccount> = {}): Found => ({
  accounts: [{ ...wholeAccount, ...changes }],
  sessions: [],
  orphans: [],
})
