import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyPluginAsync } from 'fastify'
import { assetFiles, type AssetFile } from './asset-files.ts'
import { acceptedEncoding, type Encoding } from './encoding.ts'

export { assetPath } from './asset-files.ts'

type Served = {
  readonly type: string
  readonly plain: Buffer
  readonly packed?: Readonly<Record<Encoding, Buffer>>
}

const types = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['woff2', 'font/woff2'],
])

/** Only names that exist at start are known, so no path can lead anywhere else. */
export const assets: FastifyPluginAsync = async (app) => {
  const served = new Map<string, Served>()
  for (const file of assetFiles.values()) served.set(file.path, await pack(file))

  app.get<{ Params: { name: string } }>(
    '/assets/:name',
    { config: { level: 'public' } },
    async (request, reply) => {
      const file = served.get(`/assets/${request.params.name}`)
      if (!file) return reply.callNotFound()

      const encoding = file.packed && acceptedEncoding(request.headers['accept-encoding'])
      reply
        .type(file.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('x-content-type-options', 'nosniff')
      if (file.packed) reply.header('vary', 'accept-encoding')
      if (encoding) reply.header('content-encoding', encoding)
      return reply.send(encoding ? file.packed[encoding] : file.plain)
    },
  )
}

async function pack({ name, content }: AssetFile): Promise<Served> {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  const type = types.get(extension) ?? 'application/octet-stream'
  // A woff2 is Brotli inside.
  if (extension === 'woff2') return { type, plain: content }

  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content),
    promisify(gzip)(content, { level: 9 }),
  ])
  return { type, plain: content, packed: { br, gzip: gz } }
}
