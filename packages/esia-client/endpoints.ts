import type { Generation } from './settings.ts'

/** Where each generation of the protocol has its endpoints, below the origin. */
export const endpoints: Readonly<
  Record<Generation, { readonly authorization: string; readonly token: string }>
> = {
  v1: { authorization: '/aas/oauth2/ac', token: '/aas/oauth2/te' },
  v3: { authorization: '/aas/oauth2/v2/ac', token: '/aas/oauth2/v3/te' },
}
