import type { FastifyPluginAsync } from 'fastify'
import { paths } from '../paths.ts'
import type { Stand } from '../stand.ts'
import { send } from '../ui/send.ts'
import { journalPage } from './journal-page.ts'

/** How each request was signed, and which check refused it: the log without secrets and without people's data. */
export const journalRoutes: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.journal, async (_request, reply) => send(reply, journalPage(stand.journal.entries)))
  app.get(paths.trialJournal, async (_request, reply) => reply.send({ journal: stand.journal.entries }))
}
