import { setImmediate as turn } from 'node:timers/promises'
import { sightOf, type Sight, type Stage } from './stage.ts'

type Read = { readonly sentAt: number; readonly answeredAt: number; readonly sight: Sight }

export type Reading = {
  /** By instance. */
  readonly reads: readonly (readonly Read[])[]
}

/** Reads a session's page at every instance over and over, until each instance has said so often that it is over. */
const enough = 3
const patience = 10_000

/** Starts reading; the answer of `finish` comes once every instance is out, or none of them will be. */
export function startReaders(stage: Stage, token: string) {
  const began = performance.now()
  const ended = Promise.all(
    Array.from({ length: stage.instances }, async (_, instance) => {
      const reads: Read[] = []
      const outs = () => reads.filter(({ sight }) => sight === 'out').length
      while (outs() < enough && performance.now() - began < patience) {
        const sentAt = performance.now()
        const sight = sightOf(await stage.readAt(instance, token), stage.surname)
        reads.push({ sentAt, answeredAt: performance.now(), sight })
        // Inside one process the reader would let nobody else have a turn.
        await turn()
      }
      return reads
    }),
  )
  return { finish: async (): Promise<Reading> => ({ reads: await ended }) }
}

/** How long after a moment a read was still sent that found the session alive, in milliseconds; 0: none was. */
export const aliveAfter = ({ reads }: Reading, moment: number): number =>
  Math.max(0, ...reads.flat().flatMap(({ sight, sentAt }) => (sight === 'whole' ? [sentAt - moment] : [])))

/** How long after a moment the last instance said for the first time that it is over; infinite where one never did. */
export const outAfter = ({ reads }: Reading, moment: number): number =>
  Math.max(...reads.map((one) => (one.find(({ sight }) => sight === 'out')?.answeredAt ?? Infinity) - moment))
