import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { acceptJson } from '../json-body.ts'
import { paths } from '../paths.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { refusedControlPage } from './page.ts'
import { sent } from './sent.ts'

type Act = (stand: Stand, name: string) => Result<string, string>

/** All that the stand remembers, kept under a name and put back. `start` is how it was when it began. */
export const snapshotRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)

  app.get(paths.trialSnapshots, async (_request, reply) => reply.send({ snapshots: stand.snapshots.all() }))

  for (const [method, path, act] of [
    ['POST', paths.trialSnapshots, take],
    ['DELETE', paths.trialSnapshots, forget],
    ['POST', paths.trialRestore, restore],
  ] as const) {
    app.route({
      method,
      url: path,
      handler: async (request, reply) => {
        const done = perform(stand, request, act)
        if (!done.ok) return reply.code(400).send({ error: done.error })
        return reply.send({ name: done.value, snapshots: stand.snapshots.all() })
      },
    })
  }

  for (const [path, act] of [
    [paths.controlTake, take],
    [paths.controlForget, forget],
    [paths.controlRestore, restore],
  ] as const) {
    app.post(path, async (request, reply) => {
      const done = perform(stand, request, act)
      if (!done.ok) return send(reply.code(400), refusedControlPage(done.error))
      return reply.redirect(paths.control, 303)
    })
  }
}

function perform(stand: Stand, request: FastifyRequest, act: Act): Result<string, string> {
  const name = sent(request, 'name')?.trim() ?? ''
  if (name === '') return fail('name is missing: ?name=…, a form or JSON')
  if (!/^[\p{L}\p{N} ._-]{1,64}$/u.test(name)) {
    return fail('name is not up to 64 letters, digits, spaces, _ . -')
  }
  return act(stand, name)
}

const take: Act = ({ snapshots, log }, name) => {
  if (name === 'start') return fail('start is how the stand began, and can not be taken again')
  if (!snapshots.take(name, new Date())) return fail('there are too many snapshots: DELETE some')
  log(`snapshot ${name}: taken`)
  return ok(name)
}

const restore: Act = ({ snapshots, log }, name) => {
  if (!snapshots.restore(name)) return unknown(name)
  log(`snapshot ${name}: put back`)
  return ok(name)
}

const forget: Act = ({ snapshots }, name) => {
  if (name === 'start') return fail('start is how the stand began, and stays')
  return snapshots.forget(name) ? ok(name) : unknown(name)
}

const unknown = (name: string) => fail(`there is no snapshot ${JSON.stringify(name)}: GET lists them`)
