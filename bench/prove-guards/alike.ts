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
  ...['(former !== undefined)', 'true'].map((is) => ({
    file: 'portal/patient-cards/leaving/queries.ts',
    was: "former !== undefined && answerReturn(former) === 'late'",
    is,
    why: 'asked once more, the statement finds what it has left, and is answered alike',
  })),
  {
    file: 'portal/patient-cards/children/queries.ts',
    was: ".on('attempt.purpose', '=', 'children')",
    is: '',
    why: 'where somebody else waits in an attempt of a session, that session has ended',
  },
  ...["attempt.purpose = 'children'", 'attempt.id <> kept.id'].map((was) => ({
    file: 'portal/patient-cards/children/queries.ts',
    was,
    is: 'true',
    why: 'an attempt is answered once, so that nobody waits in it before; nor in another of this session, but children',
  })),
  {
    file: 'portal/patient-cards/children/queries.ts',
    was: 'index === undefined',
    is: 'false',
    why: 'nothing is equal to a null of SQL',
  },
  {
    file: 'portal/http/levels.ts',
    was: 'level === undefined || !Object.hasOwn(levels, level)',
    is: '(!Object.hasOwn(levels, level))',
    why: 'no level is called undefined; the compiler can not know',
  },
  {
    file: 'portal/db/statements/live-session.ts',
    was: 'tokenHash === undefined',
    is: 'false',
    why: 'nothing is equal to a null of SQL',
  },
  {
    file: 'portal/db/statements/read-entry.ts',
    was: ".where('login.kind', '=', 'snils')",
    is: '',
    why: 'what a login is found by is made with its kind, so that no phone is found as a СНИЛС',
  },
  {
    file: 'portal/db/statements/read-entry.ts',
    was: ".where('session.region', '=', entry.region)",
    is: '',
    why: 'no two sessions have one id (`session_id_key`), and an attempt is of the region of its session',
  },
  {
    file: 'portal/settings/queries.ts',
    was: 'token_hash <> ${tokenHash}',
    is: 'true',
    why: 'PostgreSQL changes a row once a statement, and the session that asks has its new token by then',
  },
]
