import type { FastifyPluginAsync } from 'fastify'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { notFoundPage } from '../ui/error-pages.ts'
import { send } from '../ui/send.ts'
import { admitPerson, dismissPerson } from './admit-person.ts'
import { changePerson } from './change-person.ts'
import { addPersonPage, peoplePage, personPage } from './page.ts'
import { personJson } from './person-json.ts'
import type { ReadPerson } from './read-person.ts'

type One = { Params: { id: string } }

const onePath = `${paths.people}/:id`
const bodyLimit = 1_048_576

/** The people for those who look: a list, a page for each, a page to add one. */
export const peoplePages: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get(paths.people, async (_request, reply) => send(reply, peoplePage(stand.people.all())))

  app.get(paths.addPerson, async (_request, reply) => send(reply, addPersonPage({ json: example(stand) })))

  app.post(paths.addPerson, { bodyLimit }, async (request, reply) => {
    const json = formOf(request)?.text('json') ?? ''
    const added = admitText(stand, json)
    if (!added.ok) return send(reply.code(422), addPersonPage({ json, error: added.error }))
    stand.log(`person ${added.value.person.id}: is here now`)
    return reply.redirect(pathOf(added.value.person.id), 303)
  })

  app.get<One>(onePath, async ({ params: { id } }, reply) => {
    const person = stand.people.byId(id)
    if (person === undefined) return send(reply.code(404), notFoundPage())
    return send(reply, personPage({ person, json: textOf(personJson(person)) }))
  })

  app.post<One>(onePath, { bodyLimit }, async (request, reply) => {
    const { id } = request.params
    const form = formOf(request)
    const person = stand.people.byId(id)
    if (person === undefined) return send(reply.code(404), notFoundPage())

    if (form?.get('remove') !== undefined) {
      dismissPerson(stand, id)
      stand.log(`person ${id}: removed`)
      return reply.redirect(paths.people, 303)
    }
    const json = form?.get('json')
    const changed =
      json === undefined ? changePerson(stand, id, changesOf(request.body)) : admitText(stand, json, id)
    if (!changed.ok) {
      const shown = json ?? textOf(personJson(person))
      return send(reply.code(422), personPage({ person, json: shown, error: changed.error }))
    }
    stand.log(`person ${id}: changed`)
    return reply.redirect(pathOf(id), 303)
  })
}

const pathOf = (id: string): string => `${paths.people}/${encodeURIComponent(id)}`

function admitText(stand: Stand, text: string, id?: string): Result<ReadPerson, string> {
  const json = jsonIn(text)
  if (json === undefined) return fail('this is no JSON')
  const person = id === undefined ? undefined : stand.people.byId(id)
  return admitPerson(stand, json, {
    where: 'the person',
    ...(person === undefined ? {} : { replaces: person }),
  })
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A box that is not ticked is not sent at all, so each comes with a hidden field of its name before it. */
function changesOf(body: unknown): object {
  if (!(body instanceof URLSearchParams)) return {}
  const value = (text: string): unknown =>
    text === '' ? null : text === 'true' || (text === 'false' ? false : text)
  return Object.fromEntries([...body].map(([name, text]) => [name, value(text)]))
}

const textOf = (json: object): string => JSON.stringify(json, null, 2)

/** As little as makes a person. */
function example(stand: Stand): string {
  const oid = stand.people.freeOid()
  const number = String(oid).slice(-6).padStart(7, '0')
  return textOf({
    id: `person-${stand.people.all().length + 1}`,
    lastName: 'Примерова',
    firstName: 'Инна',
    birthDate: '31.12.1985',
    gender: 'F',
    password: 'Parol-1',
    trusted: true,
    contacts: [{ type: 'MBT', value: `+7(000)${number}` }],
    documents: [{ type: 'RF_PASSPORT', series: '9900', number: number.slice(1) }],
  })
}
