import type { FastifyPluginAsync } from 'fastify'
import { cabinetOf } from '../account/cabinet.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { hasFreshProof } from '../session/session.ts'
import { send } from '../ui/send.ts'
import { cardsPage } from './page.ts'
import { cardsOf } from './queries.ts'
import { sealedCard } from './sealed-card.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const patientCardRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(paths.cards, async (request, reply) => {
    const tokenHash = sessionHash(request)
    const rows = tokenHash === undefined ? [] : await cardsOf(db, tokenHash, now())
    const cabinet = cabinetOf(rows[0], deps)
    if (cabinet === undefined) return sessionEnded(request, reply, deps)

    const cards = rows.map(({ card_id, card_sealed, checked_at, region }) => ({
      id: card_id,
      checkedAt: checked_at,
      content: sealedCard.open(vault, { region, id: card_id }, card_sealed),
    }))
    return send(
      reply,
      cardsPage({
        frame: cabinet.frame,
        cards,
        timeZone: cabinet.region.timeZone,
        masked: !hasFreshProof(cabinet.session, now()),
      }),
    )
  })
}
