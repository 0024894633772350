import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Schema } from './schema.ts'
import type { Vault } from './seal.ts'

type Row = { readonly region: string; readonly id: string }

/** JSON drops what is undefined, so an optional key may be given as undefined; nobody changes what is given. */
type Loose<T> = T extends readonly (infer E)[]
  ? readonly Loose<E>[]
  : T extends object
    ? { [K in keyof T]: object extends Pick<T, K> ? Loose<T[K]> | undefined : Loose<T[K]> }
    : T

export type SealedJson<T> = {
  seal(vault: Vault, row: Row, value: Loose<T>): Buffer
  /** Throws where the seal is broken, belongs to another row, or holds what this version can't read. */
  open(vault: Vault, row: Row, sealed: Uint8Array): T
}

/** A column that holds one sealed JSON value of a known shape. */
export function sealedJson<S extends TSchema>(
  table: keyof Schema,
  column: string,
  schema: S,
): SealedJson<Static<S>> {
  const shape = Compile(schema)
  return {
    seal: (vault, { region, id }, value) => vault.seal(region, { table, column, id }, value),
    open: (vault, { region, id }, sealed) => shape.Parse(vault.open(region, { table, column, id }, sealed)),
  }
}
