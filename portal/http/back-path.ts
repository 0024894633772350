import { Type } from '@fastify/type-provider-typebox'

/** A page of ours behind the sign-in, and nothing that could be read as another site. */
export const BackPath = Type.String({
  maxLength: 120,
  pattern: '^/(?:cards|settings)(?:/[A-Za-z0-9-]+)*$',
})
