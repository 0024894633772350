import type { Client } from '../clients.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import { codeLifeMs } from './issue-code.ts'
import type { IssuedCode } from './issued.ts'
import { issueTokens, type TokenAnswer } from './issue-tokens.ts'
import { keyOf } from './jwt.ts'
import type { Parameters } from './parameters.ts'
import { verifierIsWrong } from './pkce.ts'

/** A code for tokens, once, within its life, to the client and for the address and scope it was issued for. */
export function redeemCode(
  stand: Stand,
  client: Client,
  parameters: Parameters,
): Result<TokenAnswer, EsiaFailure> {
  const { codes, accessTokens, refreshTokens } = stand.memory
  const refuse = (detail: string) => fail(esiaFailure('007011', { detail }))

  const key = keyOf(parameters.text('code'))
  const code = codes.get(key)
  if (code === undefined) return refuse('code was not issued by this stand, or long ago')
  if (code.mnemonic !== client.mnemonic) return refuse('code was issued to another client')
  if (code.state === 'used') {
    for (const token of code.tokens) {
      accessTokens.delete(token)
      refreshTokens.delete(token)
    }
    return refuse('code has been used already; its tokens are void now')
  }

  // Used from here on: whatever fails below, a second try needs a new code.
  codes.edit(key, (kept) => ({ ...kept, state: 'used' }))

  const failure = doesNotMatch(code, parameters, stand.now())
  if (failure !== undefined) return fail(failure)

  const person = stand.people.byOid(code.oid)
  if (person === undefined) return refuse('the person is gone')

  const issued = issueTokens(stand, { ...code, client, person, state: parameters.text('state') })
  codes.edit(key, (kept) => ({ ...kept, tokens: issued.keys }))
  return ok(issued.answer)
}

function doesNotMatch(code: IssuedCode, parameters: Parameters, now: Date): EsiaFailure | undefined {
  if (now.getTime() - code.issuedAt.getTime() >= codeLifeMs) {
    return esiaFailure('007011', { detail: `code is older than ${codeLifeMs / 1000} s` })
  }
  if (parameters.get('redirect_uri') !== code.redirectUri) {
    return esiaFailure('007011', { detail: 'redirect_uri differs from that of v2/ac' })
  }
  if (parameters.get('scope') !== code.scope) {
    return esiaFailure('007006', { detail: 'scope differs from that of v2/ac' })
  }
  return verifierIsWrong(code.challenge, parameters.get('code_verifier'))
}
