import type { EsiaFailure } from './esia-error.ts'

/** What v3/te says where it gives no tokens; 401 when it is the client that is in doubt. */
export function refusedTokens({ error, description }: EsiaFailure, state: string | undefined) {
  return {
    status: error === 'invalid_client' ? 401 : 400,
    body: { error, error_description: description, ...(state === undefined ? {} : { state }) },
  }
}
