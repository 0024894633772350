import { quoted } from '../log.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'

/** Our own: ESIA's tolerance is not public. */
const toleranceMs = 5 * 60_000

const form =
  /^(?<year>\d{4})\.(?<month>\d\d)\.(?<day>\d\d) (?<time>\d\d:\d\d:\d\d) (?<zone>[+-]\d\d)(?<minutes>\d\d)$/

/** 007015 unless `yyyy.MM.dd HH:mm:ss Z`, in any zone, is within five minutes of now. */
export function requestTimeIsOff(timestamp: string, now: Date): EsiaFailure | undefined {
  const parts = form.exec(timestamp)?.groups
  if (parts === undefined) {
    const hint = / \d{4}$/.test(timestamp) ? ' (a + that was not sent as %2B?)' : ''
    return esiaFailure('007015', {
      detail: `timestamp ${quoted(timestamp)} is not yyyy.MM.dd HH:mm:ss Z${hint}`,
    })
  }

  const iso = `${parts['year']}-${parts['month']}-${parts['day']}T${parts['time']}${parts['zone']}:${parts['minutes']}`
  const offMs = new Date(iso).getTime() - now.getTime()
  if (Math.abs(offMs) <= toleranceMs) return undefined
  return esiaFailure('007015', {
    detail: `timestamp is ${Math.round(offMs / 1000)} s off the clock of the stand`,
  })
}
