import { fail, ok, type Result } from '../../result.ts'
import { esiaFailure, type EsiaFailure } from '../esia-error.ts'
import type { IssuedCode } from '../issued.ts'
import { issueTokens, type TokenAnswer } from '../issue-tokens.ts'
import { keyOf } from '../jwt.ts'
import { judge, type Asked } from '../rule.ts'
import { rulesAt, rulesForCode } from '../specification.ts'

const refuse = (detail: string) => fail(esiaFailure('007011', { detail }))

/** A code for tokens, once, to the client and for the address and scope it was issued for. */
export function redeemCode(asked: Asked): Result<TokenAnswer, EsiaFailure> {
  const { stand, client, endpoint, parameters } = asked
  const { codes } = stand.memory

  const key = keyOf(parameters.text('code'))
  const code = codes.get(key)
  if (code === undefined) return refuse('code was not issued by this stand, or long ago')
  if (code.mnemonic !== client.mnemonic) return refuse('code was issued to another client')
  if (code.state === 'used' && stand.assumed.on('code-serves-once')) return refuseUsed(asked, code)

  // Used from here on: whatever fails below, a second try needs a new code.
  codes.edit(key, (kept) => ({ ...kept, state: 'used' }))

  const { failure } = judge(rulesAt(rulesForCode, endpoint), { ...asked, code })
  if (failure !== undefined) return fail(failure)

  const person = stand.people.byOid(code.oid)
  if (person === undefined) return refuse('the person is gone')

  const state = parameters.text('state')
  const issued = issueTokens(stand, { ...code, client, person, state, idLivesFrom: code.authTime })
  codes.edit(key, (kept) => ({ ...kept, tokens: [...kept.tokens, ...issued.keys] }))
  return ok(issued.answer)
}

/** Who brings a used code may have stolen it, so what came of it ends (RFC 6749 §4.1.2). */
function refuseUsed({ stand }: Asked, { tokens }: IssuedCode): Result<never, EsiaFailure> {
  if (!stand.assumed.on('reuse-voids-tokens')) return refuse('code has been used already')
  for (const token of tokens) {
    stand.memory.accessTokens.delete(token)
    stand.memory.refreshTokens.delete(token)
  }
  return refuse('code has been used already; its tokens are void now')
}
