import type { EsiaFailure } from './esia-error.ts'

/** What v3/te says where it gives no tokens; 401 when it is the client that is in doubt. */
export function refusedTokens({ code, description, ...failure }: EsiaFailure, state: string | undefined) {
  // The same code as in v2/ac, but here its `error` is another.
  const error = code === '007053' ? 'invalid_client' : failure.error
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description: description, ...(state === undefined ? {} : { state }) },
  }
}
