import { setTimeout as pause } from 'node:timers/promises'
import { fail } from '../lib/result.ts'
import { delayAfter, mayGoAt, tryLasts, weightOf, isNoticeKind } from './notice.ts'
import { closeLetter, holdBack, takeLetter, tryLater, type Taken } from './queries.ts'
import { sendLetter, type Post } from './send-letter.ts'

type Log = {
  /** A letter that will not be sent any more, or not yet; `detail` names nobody. */
  readonly warn: (about: { readonly detail: string; readonly tries: number }, message: string) => void
  readonly error: (about: { readonly err: unknown }, message: string) => void
}

export type Notices = Post & {
  readonly now: () => Date
  readonly log: Log
  /** How often to look for letters that are due, in milliseconds. */
  readonly every?: number
}

/** Letters that this process sends at once: who waits for a slow mail server holds up few others. */
const lanes = 3

/** In milliseconds: a database that is away fills no log. */
const pauseAfterFailure = 15_000

/** How long a letter may take to be sent once the process is to end, in milliseconds. */
const grace = 2500

/**
 * Sends letters that are due, until stopped. Any number of processes may: each letter is one's alone while its lease
 * lasts. A letter that was sent by a process killed before it could say so goes once more, as the same message.
 */
export function startNotices(notices: Notices): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const breaking = new AbortController()
  const running = Array.from({ length: lanes }, () => run(notices, stopping.signal, breaking.signal))

  return {
    async stop() {
      stopping.abort()
      const cut = setTimeout(() => breaking.abort(), grace)
      await Promise.all(running)
      clearTimeout(cut)
    },
  }
}

async function run(notices: Notices, stopping: AbortSignal, breaking: AbortSignal): Promise<void> {
  const wait = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: stopping, ref: false }).catch(() => undefined)

  while (!stopping.aborted) {
    try {
      if (!(await sendOne(notices, breaking))) await wait(notices.every ?? 2000)
    } catch (error) {
      notices.log.error({ err: error }, 'notices: the queue failed')
      await wait(pauseAfterFailure)
    }
  }
}

/** Takes one letter and does what is to be done with it now; false where none is due. */
export async function sendOne(notices: Notices, breaking: AbortSignal): Promise<boolean> {
  const { db, now } = notices
  const [first, ...more] = await takeLetter(db, now())
  if (first === undefined) return false

  const later = first.is_again || first.former_sealed !== null ? undefined : heldUntil(first, now())
  if (later !== undefined) {
    await holdBack(db, first, later)
    return true
  }

  const signal = AbortSignal.any([breaking, AbortSignal.timeout(tryLasts)])
  const sent = await sendLetter(notices, [first, ...more], signal).catch((error: unknown) => {
    // What can't be unsealed, say: it waits like any other, and keeps no lane busy.
    notices.log.error({ err: error }, 'notices: a letter could not be written')
    return fail({ kind: 'failed' as const, detail: 'not written' })
  })
  if (sent.ok) await closeLetter(db, first, { outcome: 'sent', now: now() })
  else if (sent.error.kind === 'failed') await failed(notices, first, sent.error.detail)
  else await closeLetter(db, first, { outcome: sent.error.kind, now: now() })
  return true
}

function heldUntil({ kind, earlier }: Taken, now: Date): Date | undefined {
  if (!isNoticeKind(kind)) return undefined
  const at = mayGoAt(weightOf(kind), earlier, now)
  return at > now ? at : undefined
}

async function failed({ db, now, log }: Notices, letter: Taken, detail: string): Promise<void> {
  const { tries } = letter
  const delay = delayAfter(tries)
  if (delay === undefined) {
    log.warn({ detail, tries }, 'notices: a letter was given up')
    return closeLetter(db, letter, { outcome: 'given-up', now: now() })
  }
  log.warn({ detail, tries }, 'notices: a letter was not sent, and will be tried again')
  return tryLater(db, letter, new Date(now().getTime() + delay))
}
