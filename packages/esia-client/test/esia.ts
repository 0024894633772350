import assert from 'node:assert/strict'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { TestContext } from 'node:test'
import { esiaClient, inProcessSigner, type EsiaClient, type EsiaSettings } from '../index.ts'
import { now, ours, theirs } from './keys.ts'
import { accessClaims, clientId, idClaims, issuer, oid, token, type Claims } from './tokens.ts'

export type Heard = {
  readonly method: string
  readonly url: string
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

export type Play = {
  /** Changes in a good token answer; undefined leaves a field out. */
  readonly tokens?: Claims
  readonly person?: unknown
  /** Instead of the good answer; `good` gives that one. */
  readonly answerToken?: (reply: ServerResponse, heard: Heard, good: () => Claims) => void
  readonly answerPerson?: (reply: ServerResponse, heard: Heard, good: () => void, count: number) => void
  readonly settings?: Partial<EsiaSettings>
}

export type Stand = {
  readonly origin: string
  readonly client: EsiaClient
  readonly heard: Heard[]
  /** Signs in and expects a failure of this code. */
  readonly refuses: (code: string, detail?: RegExp) => Promise<void>
}

// Signed once a file: a signature in TypeScript costs milliseconds, and there are hundreds of sign-ins.
const signer = inProcessSigner({ ...ours, now: () => now })
const goodTokens = { access_token: token('access', accessClaims()), id_token: token('id', idClaims()) }

export const scopes = [
  'openid',
  'fullname',
  'birthdate',
  'gender',
  'snils',
  'id_doc',
  'medical_doc',
  'mobile',
  'email',
]

export const goodPerson = {
  stateFacts: ['EntityRoot'],
  firstName: 'Анна',
  lastName: 'Проверкина',
  middleName: 'Игоревна',
  birthDate: '05.03.1990',
  gender: 'F',
  trusted: true,
  citizenship: 'RUS',
  snils: '000-000-600 06',
  updatedOn: 1_780_000_000,
  status: 'REGISTERED',
  verifying: false,
  rIdDoc: 71,
  containsUpCfmCode: false,
  eTag: '6A1F6C3B5D0E4F8A9B7C2D1E0F3A4B5C6D7E8F90',
}

export async function listen(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })

  return originOf(server)
}

export function originOf(server: Server): string {
  const address = server.address()
  assert(typeof address === 'object' && address !== null)

  return `http://127.0.0.1:${address.port}`
}

/** A server of this test alone that answers as ESIA would, but for what the play changes, and a client of it. */
export async function esia(t: TestContext, play: Play = {}): Promise<Stand> {
  const heard: Heard[] = []
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const one = await hear(request)
    heard.push(one)
    if (one.url.startsWith('/aas/')) return tokenEndpoint(reply, one, play)
    return personEndpoint(reply, one, play, heard.filter(({ url }) => url.startsWith('/rs/')).length)
  }
  const origin = await listen(t, (request, reply) => void answer(request, reply))
  const client = clientOf(origin, play.settings)

  return {
    origin,
    client,
    heard,
    refuses: async (code, detail = /./) => {
      const result = await client.signIn({ code: 'code' })
      assert(!result.ok, 'somebody was signed in')
      assert.equal(result.error.code, code, result.error.detail)
      assert.match(result.error.detail, detail)
    },
  }
}

export function clientOf(origin: string, change: Partial<EsiaSettings> = {}): EsiaClient {
  return esiaClient({ ...settingsOf(origin), ...change })
}

export function settingsOf(origin: string): EsiaSettings {
  return {
    origin,
    issuer,
    clientId,
    redirectUri: 'http://localhost:3000/sign-in/esia/callback',
    scopes,
    signer,
    verificationCertificates: [theirs.gost.certificatePem, theirs.rsa.publicKeyPem],
    deadlineMs: 5000,
    now: () => now,
  }
}

export function sendJson(reply: ServerResponse, value: unknown, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function tokenEndpoint(reply: ServerResponse, heard: Heard, play: Play): void {
  const good = (): Claims => ({
    ...goodTokens,
    state: new URLSearchParams(heard.body).get('state'),
    token_type: 'Bearer',
    expires_in: 3600,
    ...play.tokens,
  })

  if (play.answerToken === undefined) sendJson(reply, good())
  else play.answerToken(reply, heard, good)
}

function personEndpoint(reply: ServerResponse, heard: Heard, play: Play, count: number): void {
  const good = (): void => {
    const known = heard.url.split('?')[0] === `/rs/prns/${oid}`
    sendJson(reply, known ? (play.person ?? goodPerson) : { code: 'ESIA-005011' }, known ? 200 : 404)
  }

  if (play.answerPerson === undefined) good()
  else play.answerPerson(reply, heard, good, count)
}

async function hear(request: IncomingMessage): Promise<Heard> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)

  return { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
}
