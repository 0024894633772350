import { timeInZone } from '../lib/date-words.ts'
import { deviceInWords } from '../session/device-words.ts'
import type { Device } from '../session/device.ts'
import type { NoticeKind } from './notice.ts'

/** An event as the worker read it. */
export type Noticed = {
  readonly kind: NoticeKind
  readonly at: Date
  /** From what the session began in which it happened, where that is known and says anything. */
  readonly device: Pick<Device, 'browser' | 'system'> | undefined
}

/** Events of one kind, as a letter tells them. */
export type Told = {
  readonly kind: NoticeKind
  readonly times: number
  /** The last of them. */
  readonly moment: string
  readonly device: string | undefined
}

/** Where these are the events of somebody else's browser, or of none: whose device it was would mislead. */
const withoutDevice: ReadonlySet<NoticeKind> = new Set(['password.closed', 'session.crowded'])

/** Events of one letter by their kind, those that came first first; times in the region's own zone. */
export function tell(events: readonly Noticed[], timeZone: string): readonly Told[] {
  const byKind = Map.groupBy(events, ({ kind }) => kind)
  return [...byKind].flatMap(([kind, all]) => {
    const last = all.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
    if (last === undefined) return []
    const device =
      withoutDevice.has(kind) || last.device === undefined ? undefined : deviceInWords(last.device)
    return [{ kind, times: all.length, moment: timeInZone(last.at, timeZone), device }]
  })
}
