import { doneKept, noticeKept } from '../../notices/notice.ts'
import { draftLasts } from '../../patient-cards/adding/draft.ts'
import { invitationKept } from '../../patient-cards/sharing/invitation.ts'
import { knownSince } from './known-browser.ts'
import { failuresLast } from '../../sign-in/sign-in.ts'
import { sessionLimits } from '../../session/session.ts'
import type { Db } from '../schema.ts'
import { destroyOverdue } from './destroy.ts'

/** Deletes what its time has made worthless. Any instance may, at any moment: what is gone is gone once. */
export async function purge(db: Db, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)

  await db.deleteFrom('attempt').where('expires_at', '<=', now).execute()
  await db.deleteFrom('pending_password').where('expires_at', '<=', now).execute()
  await db.deleteFrom('used_challenge').where('expires_at', '<=', now).execute()
  await db.deleteFrom('known_browser').where('seen_at', '<=', knownSince(now)).execute()
  await db.deleteFrom('sign_in_try').where('last_failed_at', '<', before(failuresLast)).execute()
  await db.deleteFrom('card_draft').where('saved_at', '<', before(draftLasts)).execute()
  await db.deleteFrom('card_invitation').where('expires_at', '<', before(invitationKept)).execute()
  await db
    .deleteFrom('notice')
    .where((notice) =>
      notice.or([notice('done_at', '<', before(doneKept)), notice('at', '<', before(noticeKept))]),
    )
    .execute()
  await db
    .deleteFrom('session')
    .where((session) =>
      session.or([
        session('seen_at', '<=', before(sessionLimits.idle)),
        session('began_at', '<=', before(sessionLimits.whole)),
      ]),
    )
    .execute()

  await destroyOverdue(db, now)
}
