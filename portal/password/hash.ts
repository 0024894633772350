import { hash, verify } from '@node-rs/argon2'
import { cost } from './cost.ts'
import { gate, type Gate } from './gate.ts'
import { isStale, printKeptHash, readKeptHash } from './kept-hash.ts'
import type { Peppers } from './pepper.ts'
import { normalForm } from './password.ts'

/** The library's enum is ambient, which unbuilt TypeScript can't read. */
const algorithm = 2

const longestQueue = 200

/** `unreadable`: what is kept is damaged, or was made with a pepper that this process does not have. */
export type Verdict = 'right' | 'wrong' | 'unreadable'

/** All wait their turn: throws Busy where too many wait already, ClientGone where the signal ends the waiting. */
export type Hasher = {
  hash(password: string, signal?: AbortSignal): Promise<string>
  /** The same work for an account that does not exist: pass undefined, get `wrong`. */
  verify(password: string, kept: string | undefined, signal?: AbortSignal): Promise<Verdict>
  /** Does work that comes to a hash; throws Busy before it begins where there would be no place for that hash. */
  readonly admitted: Gate['admitted']
  /** Whether what is kept should be made anew while its password is at hand. */
  isStale(kept: string): boolean
}

type Settings = {
  readonly peppers: Peppers
  /** How many hashes at a time: no more than cores, and than threads that others can spare. */
  readonly places: number
}

export async function passwordHasher({ peppers, places }: Settings): Promise<Hasher> {
  const { current, others } = peppers
  const oldest = others.at(-1) ?? current
  const secrets = new Map([current, ...others].map(({ id, secret }) => [id, secret]))
  const { enter, admitted } = gate({ places, longestQueue })
  const make = async (password: string) =>
    printKeptHash(
      current.id,
      await hash(normalForm(password), { ...cost, algorithm, secret: current.secret }),
    )
  const nobody = await make('nobody')

  const open = (kept: string) => {
    const read = readKeptHash(kept)
    const secret = secrets.get(read?.pepper ?? oldest.id)
    return read === undefined || secret === undefined ? undefined : { encoded: read.encoded, secret }
  }

  return {
    hash: (password, signal) => enter(() => make(password), signal),
    verify: (password, kept, signal) =>
      enter(async () => {
        const opened = open(kept ?? nobody)
        const { encoded, secret } = opened ?? {
          encoded: nobody.slice(nobody.indexOf('$')),
          secret: current.secret,
        }
        const isSame = await verify(encoded, normalForm(password), { secret })
        if (opened === undefined) return 'unreadable'
        return isSame && kept !== undefined ? 'right' : 'wrong'
      }, signal),
    admitted,
    isStale(kept) {
      const read = readKeptHash(kept)
      return read !== undefined && isStale(read, current.id)
    },
  }
}
