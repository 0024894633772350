import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { addressLimit } from '../http/address-limit.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { deviceOf } from '../session/device.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { Credential, readNewAnswer, type NewAnswer } from './answer.ts'
import { newChallenge, readChallenge, type Question } from './challenge.ts'
import { credentialIndexOf } from './index-of.ts'
import { listOf } from './list.ts'
import { nameOfNew } from './maker.ts'
import { eventOf, openKeys, type OpenKeys } from './open-keys-queries.ts'
import { creationOptions } from './options.ts'
import { passkeysPage } from './page.ts'
import { answerAdding, freeName, mayChangeKeys, shortName, type AddingError } from './passkey.ts'
import { keepPasskey } from './queries.ts'
import { relyingParty } from './relying-party.ts'
import { sealedPasskey } from './sealed-passkey.ts'
import { noteRefused } from './use-challenge-queries.ts'
import { userHandleOf } from './user-handle.ts'
import { verifyNew, type NewKey, type Refusal } from './verify.ts'

const Made = Type.Object({ credential: Credential }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly origin: URL
}

/** Adding a key: what to ask the device, and what it answered. */
export const passkeyAddingRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, serviceName } = deps
  const party = relyingParty(deps.origin)

  app.get(paths.passkeyNew, { config: { level: 'fresh' } }, async (request, reply) => {
    const opened = await openKeys(request, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)
    const { session, account, region, keys, at } = opened
    if (!mayChangeKeys(session, at)) return reply.redirect(paths.passkeys, 303)

    const handle = userHandleOf(vault, session.region, session.accountId)
    return creationOptions({
      party,
      serviceName,
      challenge: newChallenge(vault, questionOf(opened), at),
      user: { handle, name: shortName(account), regionName: region.name },
      known: keys,
    })
  })

  app.post(
    paths.passkeyNew,
    {
      config: { level: 'fresh' },
      schema: { body: Made },
      preHandler: addressLimit({ perMinute: 60 }),
    },
    async (request, reply) => {
      const opened = await openKeys(request, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      // The page was open for longer than a proof is fresh: it asks for one now, and nothing is added.
      if (!mayChangeKeys(opened.session, opened.at)) return reply.redirect(paths.passkeys, 303)

      const made = await readMade(request.body.credential, opened)
      if (made.ok) return keep(request, reply, { opened, ...made.value })

      const { detail, challenge } = made.error
      request.log.warn({ detail }, 'passkey not added')
      const event = eventOf(deps, request, { opened, name: 'passkey.failed', reason: 'not-added' })
      await noteRefused(db, { challenge, event })
      return refuse(reply, opened, 'failed')
    },
  )

  type Made = { readonly answer: NewAnswer; readonly key: NewKey }

  async function readMade(credential: string, opened: OpenKeys): Promise<Result<Made, Refusal>> {
    const answer = readNewAnswer(credential)
    if (!answer.ok) return fail({ detail: answer.error, challenge: undefined })
    const question = questionOf(opened)
    const read = (text: string) => readChallenge(vault, question, { text, now: opened.at })
    const verified = await verifyNew(answer.value, { party, read })
    return verified.ok ? ok({ answer: answer.value, key: verified.value }) : verified
  }

  const questionOf = ({ session: { region, id } }: OpenKeys): Question => ({
    region,
    purpose: 'add',
    askedBy: id,
  })

  type Keeping = Made & { readonly opened: OpenKeys }

  async function keep(request: FastifyRequest, reply: FastifyReply, { opened, answer, key }: Keeping) {
    const { region, accountId } = opened.session
    const { credentialId, publicKey, counter } = key
    const id = randomUUID()
    const name = nameOfNew({
      aaguid: key.aaguid,
      isElsewhere: answer.authenticatorAttachment === 'cross-platform',
      device: deviceOf({ userAgent: request.headers['user-agent'], address: request.ip }),
    })
    const content = {
      accountId,
      name: freeName(
        name,
        opened.keys.map((one) => one.name),
      ),
      credentialId,
      publicKey,
      transports: answer.response.transports ?? [],
    }
    const told = await keepPasskey(db, {
      tokenHash: opened.tokenHash,
      now: opened.at,
      passkey: {
        region,
        id,
        account_id: accountId,
        credential_index: credentialIndexOf(vault, region, credentialId),
        counter,
        sealed: sealedPasskey.seal(vault, { region, id }, content),
        added_at: opened.at,
      },
      challenge: key.challenge,
      event: eventOf(deps, request, { opened, name: 'passkey.added' }),
    })
    if (!told.isLive) return sessionEnded(request, reply, deps, { unsent: 'lost' })
    // Whoever has waited for another press can't have seen in their own statement what that one did.
    const now = told.kept ? [] : ((await openKeys(request, deps))?.keys ?? [])
    const isOwn = told.isOwn || now.some((one) => one.credentialId === credentialId)
    const added = answerAdding({ ...told, isOwn, keys: Math.max(told.keys, now.length) })
    return added.ok ? reply.redirect(`${paths.passkeys}?added`, 303) : refuse(reply, opened, added.error)
  }

  const refuse = (reply: FastifyReply, opened: OpenKeys, error: AddingError) =>
    send(reply.code(422), passkeysPage({ ...listOf(opened, { vault, party }), error }))
}
