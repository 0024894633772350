import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { isSessionLive } from '../db/statements/live-session.ts'
import { addressLimit } from '../http/address-limit.ts'
import { BackPath } from '../http/back-path.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { keepSession, sessionHash } from '../session/cookie.ts'
import { deviceOf } from '../session/device.ts'
import { sessionEnded } from '../session/ended.ts'
import { nextToken, nextTokens } from '../session/next-token.ts'
import { hashOf } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { Credential, readSignedAnswer } from './answer.ts'
import { newChallenge, type Challenge, type Question } from './challenge.ts'
import { failedPage } from './failed-page.ts'
import { newSession } from './new-session.ts'
import { eventOf, openKeys, type OpenKeys } from './open-keys-queries.ts'
import { requestOptions } from './options.ts'
import { whyNothing, type Refused } from './passkey.ts'
import { proveByPasskey } from './proof-queries.ts'
import { relyingParty } from './relying-party.ts'
import { readSigned } from './signed.ts'
import { noteRefused } from './use-challenge-queries.ts'

const Signed = Type.Object(
  { credential: Credential, back: Type.Optional(BackPath) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly origin: URL
}

/** A fresh proof by a key, beside the one by Госуслуги: it ends where it was asked for. */
export const passkeyProofRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps
  const party = relyingParty(deps.origin)

  app.get(paths.passkeyProof, { config: { level: 'session' } }, async (request, reply) => {
    const opened = await openKeys(request, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)

    const challenge = newChallenge(vault, questionOf(opened), opened.at)
    return requestOptions({ party, challenge, allowed: opened.keys })
  })

  app.post(
    paths.passkeyProof,
    {
      config: { level: 'session' },
      schema: { body: Signed },
      preHandler: addressLimit({ perMinute: 60 }),
    },
    async (request, reply) => {
      const { credential, back } = request.body
      const opened = await openKeys(request, deps)
      if (opened === undefined) return endedOrProved(request, reply, request.body)
      const refuse = (refusal: Omit<Refusal, 'opened' | 'back'>) =>
        fail(request, reply, { opened, back, ...refusal })

      const answer = readSignedAnswer(credential)
      if (!answer.ok) return refuse({ why: 'unreadable' })
      // A key of somebody else proves nothing of this session, and changes nothing.
      const key = opened.keys.find(({ credentialId }) => credentialId === answer.value.id)
      if (key === undefined) return refuse({ why: 'unknown-key' })
      const { at, tokenHash } = opened
      const question = questionOf(opened)
      const signed = await readSigned(vault, { answer: answer.value, key }, { party, question, now: at })
      if (!signed.ok) return refuse({ why: 'not-verified', ...signed.error })

      const { challenge, counter } = signed.value
      const { region, accountId } = opened.session
      const device = deviceOf({ userAgent: request.headers['user-agent'], address: request.ip })
      const token = nextToken(vault, { formerHash: tokenHash, typed: credential, now: at })
      const { row: session } = newSession(vault, { region, accountId, device, now: at, token })
      const about = {
        region,
        at,
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId: session.id,
      }
      const told = await proveByPasskey(db, {
        passkeyId: key.id,
        counter,
        challenge,
        formerTokenHash: tokenHash,
        session,
        now: at,
        event: record(vault, { ...about, event: 'identity.proved', began: { how: 'passkey', device } }),
        isForPassword: back === paths.settings,
        passwordSet: record(vault, { ...about, event: 'password.set' }),
        browserHash: ownBrowser(request).hash,
      })
      if (told.proved) return goBack(reply, { token, back: told.saved ? `${paths.settings}?saved` : back })
      if (!told.is_live) return endedOrProved(request, reply, request.body)
      const otherwise = () => refuse({ why: whyNothing(told), challenge })
      return told.was_used ? endedOrProved(request, reply, request.body, otherwise) : otherwise()
    },
  )

  const questionOf = ({ session: { region, id } }: OpenKeys): Question => ({
    region,
    purpose: 'prove',
    askedBy: id,
  })

  type Going = { readonly token: string; readonly back: string | undefined }

  function goBack(reply: FastifyReply, { token, back = paths.cards }: Going) {
    reply.header('set-cookie', keepSession(token))
    return reply.redirect(back, 303)
  }

  /** The second of two presses comes with a token that the first has changed, and finds what that one did. */
  async function endedOrProved(
    request: FastifyRequest,
    reply: FastifyReply,
    { credential, back }: { readonly credential: string; readonly back?: string | undefined },
    otherwise: () => Promise<FastifyReply> = async () =>
      sessionEnded(request, reply, deps, { unsent: 'lost' }),
  ) {
    const formerHash = sessionHash(request)
    const at = now()
    const tokens =
      formerHash === undefined ? [] : nextTokens(vault, { formerHash, typed: credential, now: at })
    for (const token of tokens)
      if (await isSessionLive(db, hashOf(token), at)) return goBack(reply, { token, back })
    return otherwise()
  }

  type Refusal = {
    readonly opened: OpenKeys
    readonly why: Refused
    readonly detail?: string
    readonly challenge?: Challenge | undefined
    readonly back: string | undefined
  }

  async function fail(
    request: FastifyRequest,
    reply: FastifyReply,
    { opened, why, detail, challenge, back = paths.cards }: Refusal,
  ) {
    request.log.warn({ why, detail }, 'no proof by a key')
    const event = eventOf(deps, request, { opened, name: 'passkey.failed', reason: why })
    await noteRefused(db, { challenge, event })
    return send(reply.code(422), failedPage({ frame: opened.frame, failed: 'proof', backPath: back }))
  }
}
