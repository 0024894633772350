/** What a person is told of by letter, by the name of its event; `session.crowded` is the one that an eleventh ends. */
export const noticeKinds = [
  'password.set',
  'password.closed',
  'passkey.added',
  'passkey.removed',
  'contacts.changed',
  'identity.changed',
  'browser.new',
  'session.crowded',
  'account.alarmed',
  'account.closed',
] as const

export type NoticeKind = (typeof noticeKinds)[number]

const known: ReadonlySet<string> = new Set(noticeKinds)

export const isNoticeKind = (text: string): text is NoticeKind => known.has(text)

/**
 * What a password alone can bring about is told apart from what takes a proof of identity, so that a flood of the one
 * never holds a letter of the other back.
 */
export const lightKinds: readonly NoticeKind[] = ['browser.new', 'session.crowded', 'password.closed']

export type Weight = 'light' | 'grave'

export const weightOf = (kind: NoticeKind): Weight => (lightKinds.includes(kind) ? 'light' : 'grave')

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Allowance = { readonly within: number; readonly letters: number }

/** Letters to one account: together no more than three in a quarter of an hour, and ten a day (RL-009). */
const allowances = {
  light: [
    { within: 15 * minute, letters: 1 },
    { within: day, letters: 3 },
  ],
  grave: [
    { within: 15 * minute, letters: 2 },
    { within: day, letters: 7 },
  ],
} satisfies Record<Weight, readonly Allowance[]>

/** When the next letter may go, given when the earlier ones of this weight went; no later than `now` where it may at once. */
export function mayGoAt(weight: Weight, earlier: readonly Date[], now: Date): Date {
  const newestFirst = earlier.map((at) => at.getTime()).sort((a, b) => b - a)
  const until = allowances[weight].map(({ within, letters }) => {
    const last = newestFirst[letters - 1]
    return last === undefined ? 0 : last + within
  })
  return new Date(Math.max(now.getTime(), ...until))
}

/** How long the letters of an account are remembered, in milliseconds: as long as they count. */
export const allowanceLasts = day

/** After which try how long to wait, in milliseconds; a mail server that is down for three days loses nothing. */
const delays = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, day] as const

/** How long to wait after this many tries; undefined: it is given up. */
export const delayAfter = (tries: number): number | undefined => delays[Math.max(0, tries - 1)]

/** For how long a row belongs to the process that took it; longer than any try may last, in milliseconds. */
export const leaseLasts = 3 * minute

/** How long one try may last, in milliseconds. */
export const tryLasts = minute

/** Rows that nobody sends, since no mail is set up, and those that were sent, are kept this long. */
export const noticeKept = 7 * day
export const doneKept = 2 * day

/** Told of in one letter at most; what is more gets the next one. */
export const mostInLetter = 1000
