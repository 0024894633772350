import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openCabinet, type Cabinet } from '../account/cabinet.ts'
import { record, type EventName } from '../audit/audit.ts'
import { pastDeadlocks } from '../db/past-deadlocks.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import { blocklist } from '../password/blocklist.ts'
import type { Hasher } from '../password/hash.ts'
import { offerPassword } from '../password/offer.ts'
import { ownWords } from '../password/own-words.ts'
import { checkNewPassword, isTooLong, normalForm } from '../password/password.ts'
import { paths } from '../paths.ts'
import { passwordRuleOf, type Regions } from '../region/region.ts'
import { isSessionLive } from '../db/statements/live-session.ts'
import { noteFailedTry } from '../db/statements/note-failed-try.ts'
import { reserveTry } from '../db/statements/reserve-try.ts'
import { addressLimit } from '../http/address-limit.ts'
import { clientGone } from '../http/client-gone.ts'
import { ownBrowser } from '../known-browser/cookie.ts'
import { keepSession, sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { hasFreshProof } from '../session/session.ts'
import { nextToken, nextTokens } from '../session/next-token.ts'
import { hashOf } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { proofPage, settingsPage } from './page.ts'
import { keepPendingPassword, pendingPassword, savePassword } from './queries.ts'
import { maySavePassword, pendingLasts } from './settings.ts'

const longestField = 10_000
const NewPassword = Type.Object(
  { password: Type.String({ maxLength: longestField }), again: Type.String({ maxLength: longestField }) },
  { additionalProperties: false },
)
const CurrentPassword = Type.Object(
  { current: Type.String({ maxLength: longestField }) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly hasher: Hasher
}

export const settingsRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, hasher } = deps
  const opened = (request: FastifyRequest) => openCabinet(request, { ...deps, now: now() })

  app.get(paths.settings, { config: { level: 'masked' } }, async (request, reply) => {
    const cabinet = await opened(request)
    if (cabinet === undefined) return sessionEnded(request, reply, deps)

    const { search } = new URL(request.url, 'http://portal')
    const shown = {
      ...cabinet,
      rule: passwordRuleOf(cabinet.region),
      masked: !hasFreshProof(cabinet.session, now()),
    }
    return send(
      reply,
      settingsPage({
        ...shown,
        saved: search === '?saved' && cabinet.password === 'set',
        expired: search === '?expired',
      }),
    )
  })

  // Not to be guessed at with the token of a session that has just been taken over.
  const preHandler = addressLimit({ perMinute: 60 })
  app.post(
    paths.settings,
    { config: { level: 'credentials' }, schema: { body: NewPassword }, preHandler },
    async (request, reply) => {
      const cabinet = await opened(request)
      if (cabinet === undefined) return endedOrDone(request, reply, normalForm(request.body.password))

      const rule = passwordRuleOf(cabinet.region)
      const masked = !hasFreshProof(cabinet.session, now())
      // A refusal would tell whether a number behind stars was guessed.
      const own = ownWords(masked ? { ...cabinet.account, snils: undefined } : cabinet.account)
      const checked = checkNewPassword(request.body, { rule, blocklist, own })
      if (!checked.ok) {
        const { error } = checked
        // Who typed two that differ has a password in mind already.
        const offered = error === 'different' ? undefined : offerPassword()
        const refused = { ...cabinet, rule, masked, saved: false, error, offered }
        return send(reply.code(422), settingsPage(refused))
      }

      const hash = await hasher.hash(checked.value, clientGone(reply))
      if (maySavePassword(cabinet.session, { hasPassword: cabinet.password !== 'none', now: now() })) {
        return save(request, reply, { cabinet, hash, typed: checked.value })
      }
      await keepPendingPassword(db, {
        region: cabinet.session.region,
        session_id: cabinet.session.id,
        account_id: cabinet.session.accountId,
        hash,
        expires_at: new Date(now().getTime() + pendingLasts),
      })
      return reply.redirect(paths.passwordProof, 303)
    },
  )

  app.get(paths.passwordProof, { config: { level: 'session' } }, async (request, reply) => {
    const cabinet = await opened(request)
    if (cabinet === undefined) return sessionEnded(request, reply, deps)

    const pending = await pendingPassword(db, ownerOf(cabinet))
    if (pending === undefined) return reply.redirect(`${paths.settings}?expired`, 303)
    return send(reply, proofPage(cabinet))
  })

  app.post(
    paths.passwordProof,
    { config: { level: 'session' }, schema: { body: CurrentPassword }, preHandler },
    async (request, reply) => {
      const cabinet = await opened(request)
      if (cabinet === undefined) return endedOrDone(request, reply, request.body.current)

      const { current } = request.body
      const pending = await pendingPassword(db, ownerOf(cabinet))
      if (pending === undefined) {
        const token = await tokenOfFirstPress(request, current)
        return token === undefined
          ? reply.redirect(`${paths.settings}?expired`, 303)
          : tellSaved(reply, token)
      }
      if (current === '') return send(reply.code(422), proofPage({ ...cabinet, error: 'current-empty' }))

      return hasher.admitted(async () => {
        const at = now()
        const { hash, account_id: account } = await reserveTry(db, {
          region: cabinet.session.region,
          identifierIndex: triedIndexOf(cabinet),
          whose: cabinet.session,
          browserHash: ownBrowser(request).hash,
          now: at,
        })
        if (hash === null) return send(reply.code(422), proofPage({ ...cabinet, error: 'wait' }))
        const verdict = isTooLong(current) ? 'wrong' : await hasher.verify(current, hash, clientGone(reply))
        if (verdict === 'right') return save(request, reply, { cabinet, hash: pending.hash, typed: current })
        if (verdict === 'unreadable') request.log.error({ account }, 'a password hash can not be read')

        await noteFailedTry(db, {
          event: event(request, cabinet, 'password.proof-failed'),
          closing: event(request, cabinet, 'password.closed'),
          now: at,
        })
        return send(reply.code(422), proofPage({ ...cabinet, error: 'wrong' }))
      })
    },
  )

  type Saving = { readonly cabinet: Cabinet; readonly hash: string; readonly typed: string }

  async function save(request: FastifyRequest, reply: FastifyReply, { cabinet, hash, typed }: Saving) {
    const formerHash = sessionHash(request)
    if (formerHash === undefined) return endedOrDone(request, reply, typed)

    const token = nextToken(vault, { formerHash, typed, now: now() })
    reach('before-save-password')
    const asked = {
      ...ownerOf(cabinet),
      hash,
      tokenHash: formerHash,
      nextTokenHash: hashOf(token),
      browserHash: ownBrowser(request).hash,
      triedIndex: triedIndexOf(cabinet),
      event: event(request, cabinet, 'password.set'),
    }
    const saved = await pastDeadlocks(() => savePassword(db, asked))
    reach('after-save-password')
    if (!saved) return endedOrDone(request, reply, typed)

    return tellSaved(reply, token)
  }

  async function endedOrDone(request: FastifyRequest, reply: FastifyReply, typed: string) {
    const token = await tokenOfFirstPress(request, typed)
    return token === undefined
      ? sessionEnded(request, reply, deps, { unsent: 'password' })
      : tellSaved(reply, token)
  }

  /** The second of two presses comes with a token that the first has changed, and finds what that one did. */
  async function tokenOfFirstPress(request: FastifyRequest, typed: string): Promise<string | undefined> {
    const formerHash = sessionHash(request)
    const tokens = formerHash === undefined ? [] : nextTokens(vault, { formerHash, typed, now: now() })
    for (const token of tokens) if (await isSessionLive(db, hashOf(token), now())) return token
    return undefined
  }

  function tellSaved(reply: FastifyReply, token: string) {
    reply.header('set-cookie', keepSession(token))
    return reply.redirect(`${paths.settings}?saved`, 303)
  }

  /** Tries of the current password wait by themselves, apart from those at the sign-in. */
  function triedIndexOf({ session }: Cabinet): Buffer {
    return vault.index('typed', session.region, `current:${session.accountId}`)
  }

  function ownerOf({ session }: Cabinet) {
    return { region: session.region, sessionId: session.id, accountId: session.accountId, now: now() }
  }

  function event(request: FastifyRequest, { session }: Cabinet, name: EventName) {
    return record(vault, {
      region: session.region,
      at: now(),
      event: name,
      requestId: request.id,
      address: request.ip,
      accountId: session.accountId,
      sessionId: session.id,
    })
  }
}
