import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { addressLimit } from '../http/address-limit.ts'
import { pathTo, paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { listOf } from './list.ts'
import { passkeyPage, type PasskeyPage } from './one-page.ts'
import { eventOf, openKeys, type OpenKeys } from './open-keys-queries.ts'
import type { OwnKey } from './own-keys.ts'
import { passkeysPage } from './page.ts'
import { mayChangeKeys, readName, removedJustNow } from './passkey.ts'
import { removePasskey, renamePasskey } from './queries.ts'
import { relyingParty } from './relying-party.ts'
import { hasRemovedSince } from './removed-queries.ts'
import { sealedPasskey } from './sealed-passkey.ts'

const Named = Type.Object({ name: Type.String({ maxLength: 1000 }) }, { additionalProperties: false })
const One = Type.Object({ passkey: Type.String() })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly origin: URL
}

/** A person's keys: the list of them, the name of each, and its end. */
export const passkeysRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault } = deps
  const party = relyingParty(deps.origin)
  const preHandler = addressLimit({ perMinute: 60 })

  app.get(paths.passkeys, { config: { level: 'session' } }, async (request, reply) => {
    const opened = await openKeys(request, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)

    const { search } = new URL(request.url, 'http://portal')
    const done = (['added', 'renamed', 'removed'] as const).find((one) => search === `?${one}`)
    return send(reply, passkeysPage({ ...listOf(opened, { vault, party }), done }))
  })

  app.get(
    paths.passkey,
    { config: { level: 'session' }, schema: { params: One } },
    async (request, reply) => {
      const opened = await openKeys(request, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)

      const key = keyIn(opened, request.params.passkey)
      return key === undefined ? reply.callNotFound() : show(reply, opened, { key })
    },
  )

  app.post(
    paths.passkey,
    { config: { level: 'session' }, schema: { params: One, body: Named }, preHandler },
    async (request, reply) => {
      const opened = await openKeys(request, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const key = keyIn(opened, request.params.passkey)
      if (key === undefined) return reply.callNotFound()

      const { name: typed } = request.body
      const name = readName(typed)
      if (!name.ok) return show(reply.code(422), opened, { key, typed, error: name.error })
      if (name.value !== key.name) {
        const { id, accountId, credentialId, publicKey, transports } = key
        const content = { accountId, credentialId, publicKey, transports, name: name.value }
        const isRenamed = await renamePasskey(db, {
          tokenHash: opened.tokenHash,
          now: opened.at,
          id,
          was: key.sealed,
          sealed: sealedPasskey.seal(vault, { region: opened.session.region, id }, content),
          event: eventOf(deps, request, { opened, name: 'passkey.renamed' }),
        })
        // Another press was faster; where it was for another name, the page shows which one stands.
        const now = isRenamed ? undefined : await openKeys(request, deps)
        if (now !== undefined && keyIn(now, key.id)?.name !== name.value)
          return reply.redirect(paths.passkeys, 303)
      }
      return reply.redirect(`${paths.passkeys}?renamed`, 303)
    },
  )

  app.post(
    paths.passkeyRemoval,
    { config: { level: 'fresh' }, schema: { params: One }, preHandler },
    async (request, reply) => {
      const opened = await openKeys(request, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })

      const { session, at, tokenHash } = opened
      const key = keyIn(opened, request.params.passkey)
      if (key === undefined) {
        const { region, accountId, id: sessionId } = session
        const asked = { region, accountId, sessionId, since: removedJustNow(at) }
        return (await hasRemovedSince(db, asked)) ? tellRemoved(reply) : reply.callNotFound()
      }
      // The page was open for longer than a proof is fresh: it asks for one now, and nothing is removed.
      if (!mayChangeKeys(session, at)) return reply.redirect(pathTo(paths.passkey, { passkey: key.id }), 303)

      const event = eventOf(deps, request, { opened, name: 'passkey.removed' })
      await removePasskey(db, { tokenHash, now: at, id: key.id, event })
      return tellRemoved(reply)
    },
  )

  const tellRemoved = (reply: FastifyReply) => reply.redirect(`${paths.passkeys}?removed`, 303)
  const keyIn = ({ keys }: OpenKeys, id: string) => keys.find((key) => key.id === id)

  type Shown = { readonly key: OwnKey } & Pick<PasskeyPage, 'typed' | 'error'>

  function show(reply: FastifyReply, { frame, session, at }: OpenKeys, { key, ...more }: Shown) {
    const { id, name } = key
    return send(reply, passkeyPage({ frame, id, name, mayRemove: mayChangeKeys(session, at), ...more }))
  }
}
