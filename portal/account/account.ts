/** What an account keeps of its person, sealed: who they are at Госуслуги and what they sign in by. */
export type AccountContent = {
  readonly oid: string
  readonly lastName: string
  readonly firstName: string
  readonly middleName?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly snils?: string | undefined
}

/** ФИО in the order of Russian papers. */
export function fullName({
  lastName,
  firstName,
  middleName,
}: Pick<AccountContent, 'lastName' | 'firstName' | 'middleName'>): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ')
}

export type LostLogin = 'phone' | 'email'

/** What Госуслуги verified of this person once, and of somebody else since: it is theirs to sign in by no longer. */
export function lostLogins({ phone, email }: AccountContent, kinds: readonly string[]): readonly LostLogin[] {
  const had = [
    ...(phone === undefined ? [] : ['phone' as const]),
    ...(email === undefined ? [] : ['email' as const]),
  ]
  return had.filter((kind) => !kinds.includes(kind))
}
