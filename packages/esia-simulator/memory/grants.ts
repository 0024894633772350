import { saveMap } from './saved.ts'

/** Which scopes each person has let each client read. Bounded: who is removed takes theirs along. */
export class Grants {
  readonly #granted = new Map<string, Set<string>>()

  allow(personId: string, mnemonic: string, scopes: readonly string[]): void {
    const key = `${personId} ${mnemonic}`
    this.#granted.set(key, new Set([...(this.#granted.get(key) ?? []), ...scopes]))
  }

  covers(personId: string, mnemonic: string, scopes: readonly string[]): boolean {
    const granted = this.#granted.get(`${personId} ${mnemonic}`)
    return scopes.every((scope) => granted?.has(scope) === true)
  }

  any(personId: string): boolean {
    return [...this.#granted.keys()].some((key) => key.startsWith(`${personId} `))
  }

  withdraw(personId: string): void {
    for (const key of this.#granted.keys()) if (key.startsWith(`${personId} `)) this.#granted.delete(key)
  }

  forgetClient(mnemonic: string): void {
    for (const key of this.#granted.keys()) if (key.endsWith(` ${mnemonic}`)) this.#granted.delete(key)
  }

  save(): () => void {
    return saveMap(this.#granted)
  }
}
