import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { Busy } from '../errors.ts'
import { normalForm } from './password.ts'

/** The library's enum is ambient, which unbuilt TypeScript can't read. */
const argon2id = 2

/** OWASP's argon2id setting: 19 MiB, two passes; 11 to 18 ms of a core. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const longestQueue = 200

export type Hasher = {
  hash(password: string): Promise<string>
  /** The same work for an account that does not exist: pass undefined, get false. */
  verify(password: string, kept: string | undefined): Promise<boolean>
}

/** `pepper` (32 bytes) is kept outside the database. Throws Busy where too many wait already. */
export async function passwordHasher(pepper: Buffer): Promise<Hasher> {
  const enter = gate(availableParallelism())
  const nobody = await hash('nobody', { ...cost, secret: pepper })

  return {
    hash: (password) => enter(() => hash(normalForm(password), { ...cost, secret: pepper })),
    verify: (password, kept) =>
      enter(async () => {
        const same = await verify(kept ?? nobody, normalForm(password), { secret: pepper })
        return same && kept !== undefined
      }),
  }
}

/** Lets so many in at a time, so that a flood of sign-ins can't take the cores from everyone else. */
function gate(places: number) {
  const waiting: (() => void)[] = []
  let inside = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= longestQueue) throw new Busy('password hashing')
    if (inside >= places) await new Promise<void>((resolve) => waiting.push(resolve))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) inside -= 1
      else next()
    }
  }
}
