import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { acceptJson } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import type { Client } from './client.ts'
import { readClient } from './read-client.ts'
import { registerClient } from './register-client.ts'
import { removeClient } from './remove-client.ts'

/**
 * Clients for those who have no file: JSON as in the clients' file with certificates as PEM, or a form of its texts.
 * PUT takes the place of one that is there.
 */
export const clientRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { tokenAlgorithm, profile, clients, log } = stand

  app.get(paths.trialClients, async (_request, reply) => reply.send({ clients: clients.all().map(listed) }))

  const register = (how: 'new' | 'replaces') => async (request: FastifyRequest, reply: FastifyReply) => {
    const read = readClient(described(request), {
      where: 'the client',
      tokenAlgorithm,
      profile,
      pemAt: () => undefined,
    })
    const registered = read.ok ? registerClient(stand, read.value, how) : read
    if (!registered.ok) return reply.code(400).send({ error: registered.error })

    log(`client ${registered.value.mnemonic} registered, ${registered.value.profile}`)
    return reply.code(how === 'new' ? 201 : 200).send(listed(registered.value))
  }
  app.post(paths.trialClients, register('new'))
  app.put(paths.trialClients, register('replaces'))

  app.delete(paths.trialClients, async (request, reply) => {
    const mnemonic = queryOf(request).text('mnemonic')
    return removeClient(stand, mnemonic)
      ? reply.code(204).send()
      : reply.code(404).send({ error: 'no client has this mnemonic: GET lists them' })
  })
}

/** A form has the same names; its empty fields are absent ones. */
function described({ body }: FastifyRequest): unknown {
  if (!(body instanceof URLSearchParams)) return body
  return Object.fromEntries([...body].filter(([, value]) => value !== ''))
}

function listed({ certificates, ...client }: Client) {
  return {
    ...client,
    certificates: certificates.map(({ kind, hash, notBefore, notAfter }) => ({
      kind,
      hash,
      notBefore,
      notAfter,
    })),
  }
}
