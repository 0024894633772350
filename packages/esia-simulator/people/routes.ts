import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { acceptJson, fieldOf } from '../json-body.ts'
import { formOf } from '../oauth/parameters.ts'
import { paths } from '../paths.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { admitPerson, dismissPerson } from './admit-person.ts'
import { changePerson } from './change-person.ts'
import { personJson } from './person-json.ts'

type One = { Params: { id: string } }

const onePath = `${paths.trialPeople}/:id`
const bodyLimit = 1_048_576

/** The people for programs: read, add, change and remove; form or JSON. */
export const peopleApi: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  acceptJson(app)
  const { people } = stand

  app.get(paths.trialPeople, async (_request, reply) => reply.send({ people: people.all().map(personJson) }))

  app.get<One>(onePath, async ({ params: { id } }, reply) => {
    const person = people.byId(id)
    return person === undefined ? reply.code(404).send(nobody(id)) : reply.send(personJson(person))
  })

  app.post(paths.trialPeople, { bodyLimit }, async (request, reply) => {
    const json = describedIn(request)
    const admitted = json.ok ? admitAll(stand, json.value) : json
    return admitted.ok
      ? reply.code(201).send(admitted.value)
      : reply.code(400).send({ error: admitted.error })
  })

  app.put<One>(onePath, { bodyLimit }, async (request, reply) => {
    const json = describedIn(request)
    if (!json.ok) return reply.code(400).send({ error: json.error })
    const described: unknown =
      typeof json.value === 'object' ? { ...json.value, id: request.params.id } : json.value
    const admitted = admitAll(stand, described)
    return admitted.ok ? reply.send(admitted.value) : reply.code(400).send({ error: admitted.error })
  })

  app.patch<One>(onePath, { bodyLimit }, async (request, reply) => {
    const { id } = request.params
    if (people.byId(id) === undefined) return reply.code(404).send(nobody(id))

    const changes = changesIn(request)
    const changed = changes.ok ? changePerson(stand, id, changes.value) : changes
    if (!changed.ok) return reply.code(400).send({ error: changed.error })
    stand.log(`person ${id}: changed`)
    return reply.send({ people: [personJson(changed.value.person)], warnings: changed.value.warnings })
  })

  app.delete<One>(onePath, async ({ params: { id } }, reply) => {
    if (!dismissPerson(stand, id)) return reply.code(404).send(nobody(id))
    stand.log(`person ${id}: removed`)
    return reply.code(204).send()
  })
}

const nobody = (id: string) => ({
  error: `there is no person ${JSON.stringify(id.slice(0, 80))}: GET /trial/people lists them`,
})

/** All of a list or none of it. */
function admitAll(stand: Stand, json: unknown): Result<object, string> {
  const list = fieldOf(json, 'people')
  const described: readonly unknown[] = Array.isArray(list) ? list : Array.isArray(json) ? json : [json]
  if (described.length === 0) return fail('the list of people is empty')

  const putBack = [stand.people.save(), stand.memory.grants.save()]
  const admitted: object[] = []
  const warnings: string[] = []
  for (const [at, one] of described.entries()) {
    const where = described.length === 1 ? 'the person' : `person number ${at + 1}`
    const read = admitPerson(stand, one, { where })
    if (!read.ok) {
      for (const back of putBack) back()
      return fail(read.error)
    }
    admitted.push(personJson(read.value.person))
    warnings.push(...read.value.warnings)
    stand.log(`person ${read.value.person.id}: is here now`)
  }
  return ok({ people: admitted, warnings })
}

/** A JSON body, or a form whose field `json` bears it. */
function describedIn(request: FastifyRequest): Result<unknown, string> {
  const form = formOf(request)
  if (form === undefined) {
    return request.body === undefined
      ? fail('the body is no JSON: send a person, or a list of people')
      : ok(request.body)
  }
  try {
    return ok(JSON.parse(form.text('json')))
  } catch {
    return fail('json is no JSON: the form has one field, json, with a person or a list of people')
  }
}

/** JSON, or a form; what is empty in a form is taken out, `true` and `false` are flags. */
function changesIn(request: FastifyRequest): Result<object, string> {
  const { body } = request
  if (body instanceof URLSearchParams) return ok(changesOfForm(body))
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return ok(body)
  return fail('the body is neither a form nor a JSON object with the fields to change')
}

export function changesOfForm(form: Iterable<readonly [string, string]>): object {
  const meant: Readonly<Record<string, unknown>> = { '': null, true: true, false: false }
  return Object.fromEntries(
    [...form].map(([name, text]) => [name, Object.hasOwn(meant, text) ? meant[text] : text]),
  )
}
