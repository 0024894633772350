import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Answer } from '../faults/fault.ts'
import { answerOrFault } from '../faults/play.ts'
import type { Person } from '../people/person.ts'
import { ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { bearerOf, type Bearer } from './bearer.ts'
import { collection } from './collection.ts'
import { itemsOf, openKidDocuments, personCollection, personObject, type View } from './person-object.ts'
import { refused, restAnswer, type RestError } from './rest-error.ts'
import { isCollection, isOpen } from './scope-rules.ts'
import { viewOf } from './view-of.ts'

export const personData: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get('/rs/prns/*', async (request, reply) => {
    const path = pathOf(request)
    const bearer = bearerOf(stand, request)
    const person = bearer.ok ? bearer.value.person : undefined
    const honest = () =>
      answer(
        stand,
        bearer.ok ? readPersonData(bearer.value, viewOf(stand, request, bearer.value), path) : bearer,
      )

    const places = path.length === 1 ? (['rs', 'person'] as const) : (['rs'] as const)
    return answerOrFault({ places, stand, request, reply, person, honest })
  })
}

function answer(stand: Stand, read: Result<object, RestError>): Answer {
  if (read.ok) return { status: 200, body: read.value }

  // Names of collections are fixed; anything else in the path may be a person's.
  const refusal = restAnswer(read.error.error)
  stand.log(`rs/prns refused: ${refusal.body.code} (${read.error.detail})`)
  return refusal
}

function readPersonData(
  bearer: Bearer,
  view: View,
  [oid, name, id, ...more]: readonly string[],
): Result<object, RestError> {
  const { person, scopes } = bearer
  if (oid !== String(person.oid)) return refused('closed', 'the token is of another person')

  if (name === undefined) return ok(personObject(person, view))
  const documents = name === 'kids' && more[0] === 'docs' && more.length <= 2
  if (!isCollection(name) || (more.length > 0 && !documents)) return refused('missing', 'no such collection')
  if (!isOpen(name, scopes)) return refused('closed', `no scope of the token opens /${name}`)
  if (id === undefined) return ok(personCollection(person, name, view))
  if (documents) return kidDocuments(person, view, id, more[1])

  const item = itemsOf(person, name, { ...view, embed: { elements: view.embed } }).find(
    (one) => String(one.id) === id,
  )
  return item === undefined ? refused('missing', `nothing of that number in /${name}`) : ok(item)
}

function kidDocuments(
  person: Person,
  view: View,
  kidId: string,
  id: string | undefined,
): Result<object, RestError> {
  const kid = person.kids.find((one) => String(one.id) === kidId)
  const documents = kid === undefined ? [] : openKidDocuments(kid, view.scopes)
  if (documents.length === 0) return refused('missing', 'no documents of such a kid that the token opens')

  if (id === undefined) return ok(collection(documents, `${view.base}/kids/${kidId}/docs`, view.embed))
  const item = documents.find((one) => String(one.id) === id)
  return item === undefined ? refused('missing', 'nothing of that number in /docs') : ok(item)
}

/** The path below /rs/prns; doubled slashes are seen in the wild and pass. */
function pathOf(request: FastifyRequest): readonly string[] {
  const [path = ''] = request.url.split('?')
  return path
    .split('/')
    .filter((part) => part !== '')
    .slice(2)
}
