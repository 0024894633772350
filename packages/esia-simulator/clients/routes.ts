import type { FastifyPluginAsync } from 'fastify'
import { acceptJson } from '../json-body.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import type { Client } from './client.ts'
import { readClient } from './read-client.ts'
import { registerClient } from './register-client.ts'

/** Clients for those who have no file: JSON as in the clients' file, with certificates as PEM. */
export const clientRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { tokenAlgorithm, clients, log } = stand

  app.get(paths.trialClients, async (_request, reply) => reply.send({ clients: clients.all().map(listed) }))

  app.post(paths.trialClients, async (request, reply) => {
    const read = readClient(request.body, { where: 'the client', tokenAlgorithm, pemAt: () => undefined })
    const registered = read.ok ? registerClient(stand, read.value) : read
    if (!registered.ok) return reply.code(400).send({ error: registered.error })

    log(`client ${registered.value.mnemonic} registered, ${registered.value.profile}`)
    return reply.code(201).send(listed(registered.value))
  })

  app.delete(paths.trialClients, async (request, reply) => {
    const mnemonic = queryOf(request).text('mnemonic')
    if (clients.named(mnemonic) === undefined) {
      return reply.code(404).send({ error: 'no client has this mnemonic: GET lists them' })
    }
    clients.remove(mnemonic)
    log(`client ${mnemonic} removed`)
    return reply.code(204).send()
  })
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
