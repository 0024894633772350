import type { ProviderError } from '../provider.ts'

/** A call to the gateway that brought no answer to read. Its words bear no address and no secret. */
export class Silence extends Error {
  override readonly name = 'Silence'
  readonly why: ProviderError

  constructor(why: ProviderError, message: string) {
    super(message)
    this.why = why
  }
}
