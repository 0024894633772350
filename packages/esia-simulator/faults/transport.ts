import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { AnswerFault, AnswerScene } from './fault.ts'

const slowMs = 3_000
/** A connection held for longer than any client waits; the end of the process does not wait for it. */
const silentMs = 60_000
const hugeBytes = 5_000_000

type Play = (scene: AnswerScene) => FastifyReply | Promise<FastifyReply>
type Kind = readonly [name: string, words: string, play: Play]

const kinds: readonly Kind[] = [
  ['slow', 'ответ приходит через 3 секунды.', slow],
  ['silent', 'ответа нет: соединение висит минуту и рвётся.', silent],
  ['status-500', 'ответ 500, внутренняя ошибка.', status(500)],
  ['status-502', 'ответ 502 со страницей прокси.', status(502)],
  ['status-503', 'ответ 503 и просьба повторить через 30 секунд.', status(503, { 'retry-after': '30' })],
  ['status-429', 'ответ 429: запросов слишком много.', status(429, { 'retry-after': '30' })],
  ['html', 'вместо JSON приходит страница, ответ 200.', htmlPage],
  ['not-json', 'JSON обрывается посередине, а ответ закончен честно.', notJson],
  ['truncated', 'половина ответа, потом соединение рвётся.', truncated],
  ['huge', 'ответ в 5 МБ.', huge],
  ['redirect-302', 'перенаправление 302 на чужой адрес.', redirect(302)],
  ['redirect-307', 'перенаправление 307 на чужой адрес: тело запроса ушло бы туда же.', redirect(307)],
  ['empty', 'ответ 200 без тела.', empty],
  ['no-content', 'ответ 204.', ({ reply }) => reply.code(204).send()],
  ['list', 'вместо объекта JSON приходит список.', ({ reply, honest }) => reply.send([honest().body])],
  ['null', 'вместо объекта JSON приходит null.', ({ reply }) => json(reply).send('null')],
  ['plain-type', 'верный JSON назван text/plain.', plainType],
]

const of = (at: AnswerFault['at'], prefix: string, where: string): readonly AnswerFault[] =>
  kinds.map(([name, words, play]) => ({ name: `${prefix}${name}`, words: `${where}: ${words}`, at, play }))

export const transport: readonly AnswerFault[] = [
  ...of('token', '', 'Выдача токенов'),
  ...of('rs', 'person-', 'Данные человека'),
]

async function slow({ reply, honest }: AnswerScene): Promise<FastifyReply> {
  await pause(slowMs, undefined, { ref: false })
  const { status, body } = honest()
  return reply.code(status).send(body)
}

function silent({ reply }: AnswerScene): FastifyReply {
  const end = setTimeout(() => reply.raw.destroy(), silentMs).unref()
  reply.raw.once('close', () => clearTimeout(end))
  return reply.hijack()
}

function status(code: number, headers: Readonly<Record<string, string>> = {}): Play {
  const page = `<html><head><title>${code}</title></head><body><center><h1>${code}</h1></center></body></html>`
  return ({ reply }) => reply.code(code).headers(headers).type('text/html').send(page)
}

function htmlPage({ reply }: AnswerScene): FastifyReply {
  return reply.type('text/html; charset=utf-8').send('<!DOCTYPE html><title>Технические работы</title>')
}

function notJson({ reply, honest }: AnswerScene): FastifyReply {
  const { status, body } = honest()
  const text = JSON.stringify(body)
  return json(reply)
    .code(status)
    .send(text.slice(0, text.length / 2))
}

function truncated({ reply, honest }: AnswerScene): FastifyReply {
  const { status, body } = honest()
  const bytes = Buffer.from(JSON.stringify(body))
  reply.hijack()
  reply.raw.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
  })
  // A reset at once would overtake the half that is to be read.
  reply.raw.write(bytes.subarray(0, bytes.length / 2), () => {
    setTimeout(() => reply.raw.socket?.resetAndDestroy(), 50).unref()
  })
  return reply
}

function huge({ reply, honest }: AnswerScene): FastifyReply {
  const { status, body } = honest()
  return reply.code(status).send({ ...body, padding: 'x'.repeat(hugeBytes) })
}

/** The stand under another name, so that whoever follows comes somewhere and is seen to have followed. */
function redirect(code: 302 | 307): Play {
  return ({ stand, request, reply }) => {
    const elsewhere = new URL(request.url, stand.origin)
    elsewhere.hostname = elsewhere.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
    return reply.redirect(elsewhere.href, code)
  }
}

function empty({ reply }: AnswerScene): FastifyReply {
  return json(reply).send('')
}

function plainType({ reply, honest }: AnswerScene): FastifyReply {
  const { status, body } = honest()
  return reply.code(status).type('text/plain; charset=utf-8').send(JSON.stringify(body))
}

const json = (reply: FastifyReply): FastifyReply => reply.type('application/json; charset=utf-8')
