import { closedTooLongAt } from '../closing/closing.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { closedAtOf, takeWaitingPerson, waitingPerson } from '../db/statements/waiting-person.ts'
import { reach } from '../failpoint.ts'
import { fail, type Result } from '../lib/result.ts'
import type { Device } from '../session/device.ts'
import type { Agreement } from './agreement.ts'
import { enterPerson, type Entered, type EnterError } from './enter-person.ts'
import type { Admitted } from './identity.ts'
import { sealedIdentity } from './sealed-identity.ts'

/** A person who proved who they are before they agreed: only their answer is missing. */
export type Waiting = {
  readonly id: string
  readonly identity: Admitted
  /** They had an account, closed it then, and may still come back. */
  readonly closedAt: Date | undefined
}

type Asked = {
  readonly region: string
  readonly waiting: Waiting
  readonly agreement: Agreement
  readonly formerTokenHash: Buffer | undefined
  readonly browserHash: Buffer
  readonly token: string
  readonly requestId: string
  readonly address: string
  readonly device: Device
}

export type WaitingPeople = {
  /** Who waits in this browser, if anybody does. */
  of(browser: { readonly region: string; readonly browserHash: Buffer }): Promise<Waiting | undefined>
  /** Makes the account; 'gone' where another press of the button did, or time ran out. */
  enter(asked: Asked): Promise<Result<Entered, EnterError | 'gone'>>
}

export function waitingPeople({ db, vault, now }: { db: Db; vault: Vault; now: () => Date }): WaitingPeople {
  return {
    async of({ region, browserHash }) {
      const row = await waitingPerson(db, { region, browserHash, now: now() })
      if (row === undefined) return undefined
      const identity = sealedIdentity.open(vault, { region, id: row.id }, row.person_sealed)
      const oidIndex = vault.index('oid', region, identity.oid)
      const closedAt = await closedAtOf(db, { region, oidIndex, since: closedTooLongAt(now()) })
      return { id: row.id, identity, closedAt }
    },

    async enter({ waiting, ...asked }) {
      reach('before-take-waiting')
      const toldAt = await takeWaitingPerson(db, { region: asked.region, id: waiting.id })
      reach('after-take-waiting')
      if (toldAt === undefined) return fail('gone')
      return enterPerson(
        { db, vault },
        { ...asked, identity: waiting.identity, toldAt, replaced: undefined, now: now() },
      )
    },
  }
}
