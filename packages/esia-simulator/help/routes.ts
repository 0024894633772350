import type { FastifyPluginAsync } from 'fastify'
import { formOf, queryOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { signInHelpPage, smsHelpPage } from './help-pages.ts'
import { askSupport, originOf } from './support.ts'
import { whereHelpPage } from './where-page.ts'
import { supportPage, supportSentPage } from './support-page.ts'

export const helpRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.signInHelp, async (_request, reply) => send(reply, signInHelpPage(stand.assumed)))
  app.get(paths.smsHelp, async (_request, reply) => send(reply, smsHelpPage(stand.assumed)))

  app.get(paths.whereHelp, async (_request, reply) => send(reply, whereHelpPage()))

  app.get(paths.support, async (request, reply) => {
    const from = originOf(queryOf(request).get('from'))
    return send(reply, supportPage({ from, story: '', email: '', errors: [] }))
  })

  app.post(paths.support, async (request, reply) => {
    const form = formOf(request)
    const asked = {
      from: originOf(form?.get('from')),
      story: form?.text('story') ?? '',
      email: form?.text('email') ?? '',
    }
    const answered = askSupport(stand, asked)
    if (!answered.ok) return send(reply.code(422), supportPage({ ...asked, errors: answered.error }))
    return reply.redirect(`${paths.support}/${encodeURIComponent(answered.value)}`, 303)
  })

  app.get<{ Params: { number: string } }>(`${paths.support}/:number`, async (request, reply) => {
    const { number } = request.params
    const sent = stand.memory.support.get(number)
    if (sent === undefined) return reply.redirect(paths.support, 302)
    return send(reply, supportSentPage({ number, from: sent.from }))
  })
}
