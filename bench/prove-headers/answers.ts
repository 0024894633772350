import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { assertEveryHeader } from '../../test/every-header.ts'
import type { Stage } from './stage.ts'

type Asked = {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly status: number
}

/** One of each kind of answer that the edge lets through; `portal/http/every-answer.test.ts` has every route. */
const asked: readonly Asked[] = [
  { path: '/', status: 200 },
  { path: '/bel/sign-in', status: 200 },
  { path: '/health/ready', status: 200 },
  { path: '/bel/registration', headers: { cookie: 'a=b' }, status: 303 },
  { path: '/cards', status: 401 },
  { path: '/nothing/here', status: 404 },
  { path: '/assets/nothing.css', status: 404 },
  { path: '/%ff', status: 400 },
  { path: '/', method: 'PUT', headers: { 'sec-fetch-site': 'same-origin' }, status: 405 },
  { path: '/', headers: { host: 'evil.example' }, status: 421 },
  { path: '/region', method: 'POST', body: 'region=bel', status: 403 },
  { path: '/region', method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: '{}', status: 415 },
]

export type Answers = {
  readonly answers: number
  readonly statuses: readonly number[]
  readonly policy: string
  readonly wrong: readonly string[]
}

/** Asks through the edge, and holds each answer to every header, HSTS with them. */
export async function askThroughEdge(stage: Stage): Promise<Answers> {
  const ca = readFileSync(stage.certificateFile)
  const statuses = new Set<number>()
  const wrong: string[] = []
  let policy = ''
  const style = /"(\/assets\/[^"]+\.css)"/.exec(
    (await ask(stage, ca, { path: '/cards', status: 401 })).body,
  )?.[1]
  const all = [...asked, { path: style ?? '/assets/none', status: 200 }]
  for (const one of all) {
    const { statusCode, headers, body } = await ask(stage, ca, one)
    const what = `${one.method ?? 'GET'} ${one.path}`
    statuses.add(statusCode)
    policy ||= String(headers['content-security-policy'])
    if (statusCode !== one.status) wrong.push(`${statusCode} instead of ${one.status}: ${what}`)
    if (headers['strict-transport-security'] !== 'max-age=63072000; includeSubDomains')
      wrong.push(`no HSTS: ${what}`)
    try {
      assertEveryHeader({ statusCode, headers, hasBody: body !== '' }, `${one.path} by nobody`)
    } catch (error) {
      wrong.push(String(error))
    }
  }
  return { answers: all.length, statuses: [...statuses].sort((one, other) => one - other), policy, wrong }
}

async function ask({ portal }: Stage, ca: Buffer, { path, method = 'GET', headers = {}, body }: Asked) {
  const type = body?.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'
  const sent = request(new URL(path, portal), {
    ca,
    servername: 'localhost',
    method,
    path,
    headers: { ...headers, ...(body !== undefined && { 'content-type': type }) },
  })
  sent.end(body)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  return { statusCode: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}
