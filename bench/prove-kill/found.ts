/** What a database holds of one account, opened and counted. */
export type FoundAccount = {
  readonly region: string
  readonly id: string
  /** ФИО, or undefined where the sealed content can't be opened. */
  readonly name: string | undefined
  /** The kinds of logins that its own content tells of, and those that stand in the table. */
  readonly ownLogins: readonly string[]
  readonly logins: readonly string[]
  /** Whose names its own cards bear. */
  readonly cards: readonly { readonly name: string | undefined; readonly isChecked: boolean }[]
  /** Consents, each with whether its document is kept and its content opens. */
  readonly consents: readonly { readonly isWhole: boolean }[]
  readonly hasPassword: boolean
  /** How many events of each name bear its id. */
  readonly events: ReadonlyMap<string, number>
}

export type FoundSession = {
  readonly region: string
  readonly accountId: string
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string
  readonly hasEvent: boolean
}

export type Found = {
  readonly accounts: readonly FoundAccount[]
  readonly sessions: readonly FoundSession[]
  /** Rows that belong to an account that is not there, as `table of region/account`. */
  readonly orphans: readonly string[]
}
