import type { FastifyRequest } from 'fastify'

/** What a client sent, decoded, with repeated names still visible. */
export class Parameters {
  readonly #values: URLSearchParams

  constructor(values: URLSearchParams) {
    this.#values = values
  }

  /** The value, which may be empty; undefined when the parameter was not sent. */
  get(name: string): string | undefined {
    return this.#values.get(name) ?? undefined
  }

  /** The value, or an empty text: what an absent parameter adds to a signed message. */
  text(name: string): string {
    return this.get(name) ?? ''
  }

  repeated(): string | undefined {
    return [...this.#values.keys()].find((name) => this.#values.getAll(name).length > 1)
  }

  isRepeated(name: string): boolean {
    return this.#values.getAll(name).length > 1
  }

  /** As a query string again. */
  toString(): string {
    return this.#values.toString()
  }
}

export function queryOf(request: FastifyRequest): Parameters {
  const [, ...query] = request.url.split('?')
  return new Parameters(new URLSearchParams(query.join('?')))
}

/** The form that was posted; undefined where the body was no form. */
export function formOf(request: FastifyRequest): Parameters | undefined {
  return request.body instanceof URLSearchParams ? new Parameters(request.body) : undefined
}
