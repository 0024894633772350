import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyPluginAsync } from 'fastify'

const files = {
  'stand.css': { type: 'text/css; charset=utf-8', text: read('stand.css') },
  'stand.js': { type: 'text/javascript; charset=utf-8', text: read('stand.js') },
} as const

export type AssetName = keyof typeof files

function read(name: string): string {
  return readFileSync(new URL(`../browser/${name}`, import.meta.url), 'utf8')
}

/** The address bears the content's hash, so that it can be kept for good. */
export function assetPath(name: AssetName): string {
  const hash = createHash('sha256').update(files[name].text).digest('hex').slice(0, 10)
  return `/assets/${hash}-${name}`
}

export const assets: FastifyPluginAsync = async (app) => {
  for (const name of ['stand.css', 'stand.js'] as const) {
    app.get(assetPath(name), async (_request, reply) =>
      reply
        .type(files[name].type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(files[name].text),
    )
  }
}
