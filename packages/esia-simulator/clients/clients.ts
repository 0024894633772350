import { saveMap } from '../memory/saved.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Client } from './client.ts'

const most = 200

/** The information systems that the stand knows. Bounded; a mnemonic belongs to one of them. */
export class Clients {
  readonly #byMnemonic = new Map<string, Client>()

  constructor(clients: readonly Client[]) {
    for (const client of clients) this.#byMnemonic.set(client.mnemonic, client)
  }

  all(): readonly Client[] {
    return [...this.#byMnemonic.values()]
  }

  named(mnemonic: string | undefined): Client | undefined {
    return mnemonic === undefined ? undefined : this.#byMnemonic.get(mnemonic)
  }

  add(client: Client): Result<undefined, 'taken' | 'full'> {
    if (this.#byMnemonic.has(client.mnemonic)) return fail('taken')
    if (this.#byMnemonic.size >= most) return fail('full')
    this.#byMnemonic.set(client.mnemonic, client)
    return ok(undefined)
  }

  /** Takes the place of the one of the same mnemonic; without one there, it is added. */
  put(client: Client): Result<undefined, 'full'> {
    if (!this.#byMnemonic.has(client.mnemonic) && this.#byMnemonic.size >= most) return fail('full')
    this.#byMnemonic.set(client.mnemonic, client)
    return ok(undefined)
  }

  remove(mnemonic: string): void {
    this.#byMnemonic.delete(mnemonic)
  }

  save(): () => void {
    return saveMap(this.#byMnemonic)
  }
}
