import type { Vault } from '../db/seal.ts'
import type { Result } from '../lib/result.ts'
import type { SignedAnswer } from './answer.ts'
import { readChallenge, type Question } from './challenge.ts'
import type { RelyingParty } from './relying-party.ts'
import { userHandleOf } from './user-handle.ts'
import { verifySigned, type Refusal, type Signature } from './verify.ts'

type Key = { readonly accountId: string; readonly credentialId: string; readonly publicKey: string }

type Asked = {
  readonly party: RelyingParty
  readonly question: Question
  readonly now: Date
}

/** Whether a key of this account has signed what was asked. */
export async function readSigned(
  vault: Vault,
  { answer, key }: { readonly answer: SignedAnswer; readonly key: Key },
  { party, question, now }: Asked,
): Promise<Result<Signature, Refusal>> {
  const userHandle = userHandleOf(vault, question.region, key.accountId)
  const read = (text: string) => readChallenge(vault, question, { text, now })
  return verifySigned(answer, { ...key, userHandle }, { party, read })
}
