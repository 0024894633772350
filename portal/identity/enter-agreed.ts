import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { takeWaitingPerson } from '../db/statements/waiting-person.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { Agreement } from './agreement.ts'
import { enterPerson } from './enter-person.ts'
import { sealedIdentity } from './sealed-identity.ts'

type Asked = {
  readonly region: string
  readonly waiting: { readonly id: string; readonly person_sealed: Uint8Array }
  readonly agreement: Agreement
  readonly requestId: string
  readonly address: string
}

/** Makes the account of a person who proved who they are first and agreed after. */
export type EnterAgreed = (
  asked: Asked,
) => Promise<Result<{ readonly token: string }, 'gone' | 'snils-taken'>>

export function enterAgreed({ db, vault, now }: { db: Db; vault: Vault; now: () => Date }): EnterAgreed {
  return async ({ region, waiting, agreement, requestId, address }) => {
    const identity = sealedIdentity.open(vault, { region, id: waiting.id }, waiting.person_sealed)
    // Of two presses of the button one gets the row; the other finds the session of the first.
    if (!(await takeWaitingPerson(db, { region, id: waiting.id }))) return fail('gone')

    const entered = await enterPerson(
      { db, vault },
      { region, identity, agreement, requestId, address, now: now(), replaced: undefined },
    )
    if (!entered.ok) return fail(entered.error === 'snils-taken' ? 'snils-taken' : 'gone')
    return ok(entered.value)
  }
}
