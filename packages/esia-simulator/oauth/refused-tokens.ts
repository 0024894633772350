import type { Assumed } from '../assumed.ts'
import { errorOf, type EsiaFailure } from './esia-error.ts'

/** What the token endpoint says where it gives no tokens; 401 when it is the client that is in doubt. */
export function refusedTokens(failure: EsiaFailure, state: string | undefined, assumed: Assumed) {
  const { code, description } = failure
  // The same code as at v2/ac, but here its `error` is another.
  const error = code === '007053' ? 'invalid_client' : errorOf(failure, assumed)
  return {
    status: error === 'invalid_client' && assumed.on('client-errors-401') ? 401 : 400,
    body: { error, error_description: description, ...(state === undefined ? {} : { state }) },
  }
}
