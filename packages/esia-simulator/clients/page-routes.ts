import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { formOf, Parameters } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import type { Client } from './client.ts'
import { clientsPage } from './page.ts'
import { pemsIn } from './pems-in.ts'
import { readClient } from './read-client.ts'
import { registerClient } from './register-client.ts'
import { removeClient } from './remove-client.ts'

/** The information systems for those who look: a list, and a form with the certificate as text or file. */
export const clientPages: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => formIn(body, request.headers['content-type'] ?? ''),
  )
  const { clients } = stand

  app.get(paths.clients, async (_request, reply) => send(reply, clientsPage({ clients: clients.all() })))

  app.post(paths.clients, async (request, reply) => {
    const form = formOf(request) ?? new Parameters(new URLSearchParams())
    const added = addClient(stand, form)
    if (!added.ok) {
      return send(reply.code(422), clientsPage({ clients: clients.all(), typed: form, error: added.error }))
    }
    stand.log(`client ${added.value.mnemonic} registered, ${added.value.profile}`)
    return reply.redirect(paths.clients, 303)
  })

  app.post(paths.removeClient, async (request, reply) => {
    removeClient(stand, formOf(request)?.text('mnemonic') ?? '')
    return reply.redirect(paths.clients, 303)
  })
}

const texts = ['name', 'domains', 'scopes', 'profile', 'tokenAlgorithm', 'issuer'] as const

function addClient(stand: Stand, form: Parameters): Result<Client, string> {
  const pems = pemsIn(`${form.text('certificate')}\n${form.text('file')}`)
  if (pems.length === 0) return fail('certificate: paste the PEM of one, or choose its file')

  const given = texts.flatMap((name) => {
    const text = form.text(name).trim()
    return text === '' ? [] : [[name, text]]
  })
  const json = { mnemonic: form.text('mnemonic').trim(), certificates: pems, ...Object.fromEntries(given) }
  const read = readClient(json, {
    where: 'the client',
    tokenAlgorithm: stand.tokenAlgorithm,
    profile: stand.profile,
    pemAt: () => undefined,
  })
  if (!read.ok) return read
  return registerClient(stand, read.value, form.get('replace') === 'yes' ? 'replaces' : 'new')
}

/** A form with a file, as the file's text; bytes of a certificate come out as PEM. */
async function formIn(body: Buffer, type: string): Promise<URLSearchParams | undefined> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    const fields = new URLSearchParams()
    for (const [name, value] of form) {
      fields.append(name, typeof value === 'string' ? value : asPem(Buffer.from(await value.arrayBuffer())))
    }
    return fields
  } catch {
    return undefined
  }
}

function asPem(bytes: Buffer): string {
  // The first byte of any DER certificate: a SEQUENCE.
  if (bytes[0] !== 0x30) return bytes.toString('utf8')
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}
