import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { openCabinet } from '../../account/cabinet.ts'
import type { Providers } from '../../identity/providers.ts'
import { startRoad } from '../../identity/start.ts'
import { paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { browserToken } from '../../session/cookie.ts'
import { sessionEnded } from '../../session/ended.ts'
import { newToken } from '../../session/token.ts'
import { send } from '../../ui/send.ts'
import { samePersonIn } from '../adding/same-person.ts'
import type { CardContent } from '../patient-card.ts'
import { addChild } from './add-child-queries.ts'
import { makeChildCard } from './child-card.ts'
import { openChildren } from './open-children-queries.ts'
import { childrenPage, overPage } from './page.ts'
import { dropTold } from './queries.ts'

/** A field each, `child-1` and so on: what is ticked bears the id of a told child. */
const Chosen = Type.Record(Type.String({ pattern: '^child-\\d{1,2}$' }), Type.String({ format: 'uuid' }), {
  additionalProperties: false,
})

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
}

const addedPath = `${paths.cards}?children`

/** Children from Госуслуги: a trip that asks for nothing else, and what the person chooses of its answer. */
export const childrenRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, providers } = deps

  app.post(paths.childrenStart, { config: { level: 'session' } }, async (request, reply) => {
    const cabinet = await openCabinet(request, { ...deps, now: now() })
    if (cabinet === undefined) return sessionEnded(request, reply, deps)
    const { region, id: sessionId } = cabinet.session
    // Where the road tells of no children there is no such button; the page says why.
    if (providers.of(region).children === undefined) return reply.redirect(paths.cardNew, 303)
    const browser = browserToken(request) ?? newToken()
    return startRoad(request, reply, deps, { browser, region, purpose: 'children', sessionId })
  })

  app.get(paths.children, { config: { level: 'session' } }, async (request, reply) => {
    const opened = await openChildren(request, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)
    const { frame } = opened.cabinet
    return send(
      reply,
      opened.told === undefined
        ? overPage({ frame })
        : childrenPage({ frame, children: opened.told.children }),
    )
  })

  app.post(
    paths.children,
    { config: { level: 'session' }, schema: { body: Chosen } },
    async (request, reply) => {
      const opened = await openChildren(request, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { cabinet, tokenHash, cards, told } = opened
      const { frame } = cabinet
      const chosen = Object.values(request.body)
      if (told === undefined) {
        const isDone = cards.some(({ id }) => chosen.includes(id))
        return isDone ? reply.redirect(addedPath, 303) : send(reply.code(410), overPage({ frame }))
      }
      const { id: toldId, children } = told
      const again = (error: 'none' | 'stale', status: number) =>
        send(reply.code(status), childrenPage({ frame, children, chosen, error }))
      if (chosen.length === 0) return again('none', 422)
      if (chosen.some((id) => !children.some(({ child }) => child.id === id))) return again('stale', 409)

      const at = now()
      const kept: { readonly id: string; readonly content: CardContent }[] = [...cards]
      for (const found of children) {
        if (found.state !== 'new' || !chosen.includes(found.child.id)) continue
        const { child } = found
        // Госуслуги may name one child twice.
        if (samePersonIn(kept, child) !== undefined) continue
        const adding = {
          db,
          vault,
          cabinet,
          tokenHash,
          toldId,
          child,
          now: at,
          requestId: request.id,
          address: request.ip,
        }
        if (!(await addChild(adding))) {
          const after = await openChildren(request, deps)
          if (after === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
          // Another press was faster and made them all.
          return reply.redirect(after.told === undefined ? addedPath : paths.children, 303)
        }
        kept.push({ id: child.id, content: makeChildCard(child, at) })
      }
      await dropTold(db, { tokenHash, now: at })
      return reply.redirect(addedPath, 303)
    },
  )
}
