import type { FastifyPluginAsync } from 'fastify'
import { paths } from '../paths.ts'
import { securityTxt } from './security-txt.ts'

type Deps = { readonly origin: URL; readonly securityContact: string; readonly now: () => Date }

export const securityTxtRoutes: FastifyPluginAsync<Deps> = async (app, { origin, securityContact, now }) => {
  app.get(paths.securityTxt, { config: { level: 'public' } }, async (_, reply) => {
    const told = { origin, contact: securityContact, path: paths.securityTxt, now: now() }
    return reply.type('text/plain; charset=utf-8').send(securityTxt(told))
  })
}
