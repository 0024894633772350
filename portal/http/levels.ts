import type { FastifyInstance } from 'fastify'

/** What a route asks of whoever comes, and what it means; from the least to the most. */
export const levels = {
  public: 'anybody; shows nothing of anyone',
  attempt: 'the browser that began this road to Госуслуги; any other is sent to its beginning',
  session: 'a live session, however it began',
  masked: 'a live session; numbers stand behind stars without a fresh proof',
  recent: 'a proof of the last 20 minutes, by password too: it lets nobody in',
  credentials: 'a fresh proof, or the current password on a page of its own before anything is saved',
  fresh: 'a proof of the last 20 minutes at Госуслуги or by a passkey',
} as const

export type Level = keyof typeof levels

declare module 'fastify' {
  interface FastifyContextConfig {
    level: Level
  }
}

/** A route as the application declares it. */
export type DeclaredRoute = { readonly method: string; readonly url: string; readonly level: Level }

/** A route that doesn't say who may take it must not start: nobody would notice that it guards nothing. */
export function demandLevels(app: FastifyInstance, note: (route: DeclaredRoute) => void): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    const methods = [method].flat()
    const level = config?.level
    if (level === undefined || !Object.hasOwn(levels, level))
      throw new Error(`${methods.join(', ')} ${url} declares no level: { config: { level } }`)
    for (const one of methods) note({ method: one, url, level })
  })
}
