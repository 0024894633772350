import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { keyOf } from '../oauth/jwt.ts'
import { queryOf } from '../oauth/parameters.ts'
import type { Person } from '../people/person.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { collection } from './collection.ts'
import { readEmbed } from './embed.ts'
import { itemsOf, openKidDocuments, personCollection, personObject, type View } from './person-object.ts'
import { isCollection, isOpen } from './scope-rules.ts'

const errors = {
  invalid: { status: 401, code: 'ESIA-005011', message: 'SecurityErrorEnum.invalidToken' },
  expired: { status: 401, code: 'ESIA-005013', message: 'SecurityErrorEnum.expiredToken' },
  closed: { status: 403, code: 'ESIA-005029', message: 'SecurityErrorEnum.scopeNotAllowed' },
  // Not public: what ESIA answers for an address that leads nowhere.
  missing: { status: 404, code: 'ESIA-005004', message: 'ResourceErrorEnum.notFound' },
} as const

type RestError = { readonly error: keyof typeof errors; readonly detail: string }

export const personData: FastifyPluginAsync<{ stand: Stand }> = async (app, { stand }) => {
  app.get('/rs/prns/*', async (request, reply) => {
    const path = pathOf(request)
    const answer = readPersonData(stand, request, path)
    if (answer.ok) return reply.send(answer.value)

    // Names of collections are fixed; anything else in the path may be a person's.
    stand.log(`rs/prns refused: ${errors[answer.error.error].code} (${answer.error.detail})`)
    return refuse(reply, answer.error.error)
  })
}

function readPersonData(
  stand: Stand,
  request: FastifyRequest,
  [oid, name, id, ...more]: readonly string[],
): Result<object, RestError> {
  const allowed = tokenOf(stand, request)
  if (!allowed.ok) return allowed
  const { person, scopes } = allowed.value

  if (oid !== String(person.oid)) return refused('closed', 'the token is of another person')

  // Third-party clients follow these addresses, so they bear the host that was called.
  const base = `${request.protocol}://${request.host}/rs/prns/${person.oid}`
  const view: View = { scopes, base, embed: readEmbed(queryOf(request).get('embed')) }

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

function tokenOf(
  stand: Stand,
  request: FastifyRequest,
): Result<{ person: Person; scopes: readonly string[] }, RestError> {
  const bearer = /^Bearer (?<token>[\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.groups?.[
    'token'
  ]
  if (bearer === undefined) return refused('invalid', 'no Authorization: Bearer')

  const token = stand.memory.accessTokens.get(keyOf(bearer))
  if (token === undefined)
    return refused('invalid', 'access token was not issued by this stand, or was revoked')
  if (token.expiresAt <= stand.now()) return refused('expired', 'access token has expired')

  const person = stand.people.byOid(token.oid)
  return person === undefined
    ? refused('invalid', 'the person is gone')
    : ok({ person, scopes: token.scopes })
}

/** The path below /rs/prns; doubled slashes are seen in the wild and pass. */
function pathOf(request: FastifyRequest): readonly string[] {
  const [path = ''] = request.url.split('?')
  return path
    .split('/')
    .filter((part) => part !== '')
    .slice(2)
}

function refused(error: keyof typeof errors, detail: string) {
  return fail<RestError>({ error, detail })
}

function refuse(reply: FastifyReply, error: keyof typeof errors): FastifyReply {
  const { status, code, message } = errors[error]
  return reply.code(status).send({ code, message })
}
