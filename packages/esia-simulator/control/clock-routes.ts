import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { acceptJson } from '../json-body.ts'
import { paths } from '../paths.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { controlPage, refusedControlPage } from './page.ts'
import { sent } from './sent.ts'
import { clockWords, turnClock } from './turn-clock.ts'

/** The stand's clock: every life and every time stamp follows it. */
export const clockRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)

  app.get(paths.control, async (_request, reply) =>
    send(reply, controlPage({ clock: stand.clock, snapshots: stand.snapshots.all() })),
  )

  app.post(paths.controlClock, async (request, reply) => {
    const turned = turn(stand, request)
    if (!turned.ok) return send(reply.code(400), refusedControlPage(turned.error))
    return reply.redirect(paths.control, 303)
  })

  app.get(paths.trialClock, async (_request, reply) => reply.send(told(stand)))

  app.post(paths.trialClock, async (request, reply) => {
    const turned = turn(stand, request)
    return turned.ok ? reply.send(told(stand)) : reply.code(400).send({ error: turned.error })
  })

  app.delete(paths.trialClock, async (_request, reply) => {
    stand.clock.reset()
    stand.log('clock: reset')
    return reply.send(told(stand))
  })
}

function turn({ clock, log }: Stand, request: FastifyRequest): Result<undefined, string> {
  const word = clockWords.find((one) => sent(request, one) !== undefined)
  if (word === undefined) {
    return fail('nothing to do: send now, advance (seconds), stop, run or reset; form or JSON')
  }
  // The page's own field bears the zone that the page says it has.
  const value = sent(request, word) ?? ''
  const zoned = word === 'now' && sent(request, 'zone') === 'Moscow' ? `${value}+03:00` : value

  const turned = turnClock(clock, { word, value: zoned })
  if (turned.ok) log(`clock: ${word}, now ${clock.now().toISOString()}`)
  return turned
}

/** What `GET /trial/clock` answers. */
function told({ clock }: Stand) {
  return {
    now: clock.now().toISOString(),
    aheadSeconds: Math.round(clock.aheadMs / 1000),
    running: clock.running,
  }
}
