import type { Chance } from '../prove-kill/chance.ts'
import type { Answer, Browser } from '../../test/browser.ts'
import type { Account, Card, World } from './world.ts'
import type { Words } from './words.ts'

/** Whom a card's address is tried by: `undefined` is somebody without a session. */
export type Asked = {
  readonly world: World
  readonly who: Account | undefined
  /** As it stands in the address. */
  readonly id: string
  /** The card of this address in the asker's region, whoever keeps it. */
  readonly card: Card | undefined
  readonly chance: Chance
  readonly words: Words
}

/** One operation: what is asked, and what the model says of the answer. */
export type Deed = {
  readonly name: string
  readonly path: string
  /** A form that is posted; without it the page is read. */
  readonly form?: Readonly<Record<string, string>>
  readonly status: number
  readonly location?: string
  /** Words that the answer must hold. */
  readonly shows?: readonly string[]
  /** Words that it may hold beside the asker's own name and what was just typed. */
  readonly may?: ReadonlySet<string>
  /** What the deed changes, once it was answered as expected. */
  readonly effect?: (answer: Answer, ask: Pick<Browser, 'get'>) => void | Promise<void>
}

export const pick = <T>({ below }: Chance, items: readonly T[]): T | undefined => items[below(items.length)]
