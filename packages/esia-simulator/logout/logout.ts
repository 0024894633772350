import type { FastifyPluginAsync } from 'fastify'
import { quoted } from '../log.ts'
import { allowedRedirect } from '../oauth/rules/allow-redirect.ts'
import { queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { endSession, sessionOf } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { signedOutPage } from './page.ts'

export const logout: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  /** The parameter is redirect_url; some clients write redirect_uri. */
  app.get(paths.logout, async (request, reply) => {
    const parameters = queryOf(request)
    const mnemonic = parameters.get('client_id')
    const address = parameters.get('redirect_url') ?? parameters.get('redirect_uri')

    endSession(stand, sessionOf(stand, request), reply)

    const client = stand.clients.named(mnemonic)
    if (address === undefined) return send(reply, signedOutPage({ refusedAddress: false }))

    const target = client === undefined ? undefined : allowedRedirect(client, address)
    if (target?.ok === true) {
      stand.log(`Logout of ${quoted(mnemonic)}`)
      return reply.redirect(target.value.href, 302)
    }
    const reason = target === undefined ? 'client_id is not registered' : target.error.detail
    stand.log(`Logout of ${quoted(mnemonic)} without a redirect: ${reason}`)
    return send(reply.code(400), signedOutPage({ refusedAddress: true }))
  })
}
