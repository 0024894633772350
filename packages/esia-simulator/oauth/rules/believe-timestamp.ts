import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

const form =
  /^(?<year>\d{4})\.(?<month>\d\d)\.(?<day>\d\d) (?<time>\d\d:\d\d:\d\d) (?<zone>[+-]\d\d)(?<minutes>\d\d)$/

/** `yyyy.MM.dd HH:mm:ss Z`, in any zone, near the clock of the stand. */
export function believeTimestamp({ stand, parameters }: Asked): Verdict {
  const timestamp = parameters.text('timestamp')
  const parts = form.exec(timestamp)?.groups
  if (parts === undefined) {
    const hint = / \d{4}$/.test(timestamp) ? ' (a + that was not sent as %2B?)' : ''
    return esiaFailure('007015', {
      detail: `timestamp ${quoted(timestamp)} is not yyyy.MM.dd HH:mm:ss Z${hint}`,
    })
  }

  const iso = `${parts['year']}-${parts['month']}-${parts['day']}T${parts['time']}${parts['zone']}:${parts['minutes']}`
  const offMs = new Date(iso).getTime() - stand.now().getTime()
  if (Number.isNaN(offMs)) {
    return esiaFailure('007015', { detail: `timestamp ${quoted(timestamp)} is no moment of any calendar` })
  }
  if (Math.abs(offMs) <= stand.assumed.amount('timestamp-tolerance') * 1000) return undefined
  return esiaFailure('007015', {
    detail: `timestamp is ${Math.round(offMs / 1000)} s off the clock of the stand`,
  })
}
