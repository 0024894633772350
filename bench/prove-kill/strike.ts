import { setTimeout as pause } from 'node:timers/promises'
import type { Crowd } from './crowd.ts'
import type { Kill } from './kills.ts'
import type { Log } from './log.ts'
import type { Program } from './program.ts'
import type { Road } from './traveller.ts'

/** In milliseconds: a place that nobody reaches in this time is a failed proof. */
const patience = 60_000

/** Nor is there need of more people, of whom each passes by every place of their road. */
const mostSent = 8

type Striking = {
  readonly portal: Program
  readonly kill: Kill
  readonly crowd: Crowd
  readonly log: Log
}

/**
 * Sends people until the portal dies where it should, and resolves when it is gone: 'struck' where it died of SIGKILL
 * as it should, else what happened instead.
 */
export async function strike({
  portal,
  kill,
  crowd,
  log,
}: Striking): Promise<'struck' | 'not reached' | { readonly died: string }> {
  const road = roadTo(kill)
  let isStruck = 'at' in kill || 'write' in kill
  const shoot = () => {
    isStruck = true
    portal.kill()
  }
  log.listen((entry) => {
    if ('upon' in kill && 'told' in entry && entry.told === kill.upon) shoot()
    if ('amid' in kill && 'asked' in entry && entry.asked === kill.amid) setTimeout(shoot, kill.after)
  })

  try {
    const late = performance.now() + patience
    for (let sent = 0; sent < mostSent && performance.now() < late; sent += 1) {
      const arrived = Promise.race([crowd.arrived(), pause(patience, undefined, { ref: false })])
      const beat = arrived.then(() => pause(100)).then(() => 'runs' as const)
      const signal = await Promise.race([portal.gone, beat])
      if (signal === 'SIGKILL' && isStruck) return 'struck'
      if (signal !== 'runs') return { died: `${signal ?? 'exit'}: ${portal.words()}` }
      // Nobody is on the road any more, and nobody is left to send.
      if (crowd.begin(1, road) === 0 && crowd.counts().onTheRoad === 0) break
    }
    portal.kill()
    await portal.gone
    return 'not reached'
  } finally {
    log.listen(() => undefined)
  }
}

/** Half of the people pass by what stands on the other road. */
export function roadTo(kill: Kill): Road | undefined {
  const place = 'at' in kill ? kill.at : 'upon' in kill ? kill.upon : ''
  if (place.endsWith('waiting')) return 'gosuslugi-first'
  return place.endsWith('consent') || place === 'consented' ? 'consent-first' : undefined
}
