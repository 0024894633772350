/** Mutants that change nothing that anybody could notice, each with the reason. */
export const alike: readonly {
  readonly file: string
  readonly was: string
  readonly is: string
  readonly why: string
}[] = [
  {
    file: 'packages/esia-client/token/verify-tokens.ts',
    was: "isFields(subject) && own(subject, 'urn:esia:sbj:is_tru') === true",
    is: "(own(subject, 'urn:esia:sbj:is_tru') === true)",
    why: 'verify-subject.ts has let none but an object through; the compiler can not know',
  },
  {
    file: 'portal/passkeys/verify.ts',
    was: '!verified || challenge === undefined',
    is: '(!verified)',
    why: 'the library throws where `expectedChallenge` says no; the compiler can not know',
  },
  ...['passkey.region = live.region', 'passkey.id = ${id}::uuid'].map((was) => ({
    file: 'portal/passkeys/queries.ts',
    was,
    is: 'true',
    why: 'two rows are never sealed to the same bytes, so that renaming what was read names one row',
  })),
]
