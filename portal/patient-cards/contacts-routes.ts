import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { send } from '../ui/send.ts'
import { changeContacts } from './correction.ts'
import { corrector, type CorrectorDeps, type Shown, type Told } from './corrector.ts'
import { contactsPage } from './pages/contacts.ts'

const text = Type.Optional(Type.String({ maxLength: 10_000 }))
const version = Type.String({ pattern: '^\\d{1,9}$' })

const Card = Type.Object({ card: Type.String() })
const Contacts = Type.Object(
  { version, mobile: text, homePhone: text, email: text },
  { additionalProperties: false },
)

export const contactsRoutes: FastifyPluginAsyncTypebox<CorrectorDeps> = async (app, deps) => {
  const { now } = deps
  const { open, keep, unsavedFor } = corrector(deps)

  app.get(
    paths.cardContacts,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const shown = await open(request, reply, request.params.card)
      return shown === undefined
        ? reply
        : send(reply, contactsOf(shown, unsavedFor(request, shown, 'contacts')))
    },
  )

  app.post(
    paths.cardContacts,
    { config: { level: 'session' }, schema: { params: Card, body: Contacts } },
    async (request, reply) => {
      const { card } = request.params
      const { version, ...typed } = request.body
      const sent = { card, form: 'contacts', typed } as const
      const shown = await open(request, reply, card, sent)
      if (shown === undefined) return reply

      const asked = { typed, now: now(), by: shown.viewer }
      return keep(request, reply, {
        shown,
        version,
        sent,
        change: (content) => changeContacts(content, asked),
        reason: 'contacts',
        done: 'saved',
        form: (shown, told) => contactsOf(shown, { ...told, typed }),
      })
    },
  )
}

function contactsOf({ cabinet, card }: Shown, told: Told = {}): Html {
  return contactsPage({ frame: cabinet.frame, card, ...told })
}
