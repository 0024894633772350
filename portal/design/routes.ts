import type { FastifyPluginAsync } from 'fastify'
import { paths } from '../paths.ts'
import { galleryPage } from '../ui/gallery.ts'
import { send } from '../ui/send.ts'

/** Every part in every state, for who draws them; in the trial only. */
export const designRoutes: FastifyPluginAsync = async (app) => {
  app.get(paths.design, { config: { level: 'public' } }, async (_, reply) => send(reply, galleryPage()))
}
