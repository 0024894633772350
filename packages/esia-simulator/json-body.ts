import type { FastifyInstance } from 'fastify'
import { parseJson } from './parse-json.ts'

/** Lets the routes of one plugin take JSON; what can't be read arrives as undefined. */
export function acceptJson(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_: unknown, body: string) =>
    readJson(body),
  )
}

/** A field of a JSON body; empty where there is none or where it is no text. */
export function textOf(body: unknown, name: string): string {
  const value = fieldOf(body, name)
  return typeof value === 'string' ? value : ''
}

export function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined
  return Reflect.get(body, name)
}

function readJson(body: string): unknown {
  try {
    return parseJson(body)
  } catch {
    return undefined
  }
}
