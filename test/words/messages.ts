import * as closing from '../../portal/closing/messages.ts'
import * as consent from '../../portal/consent/messages.ts'
import * as devices from '../../portal/devices/messages.ts'
import * as happenings from '../../portal/happenings/messages.ts'
import * as identity from '../../portal/identity/messages.ts'
import * as notices from '../../portal/notices/messages.ts'
import * as passkeys from '../../portal/passkeys/messages.ts'
import * as adding from '../../portal/patient-cards/adding/messages.ts'
import * as ages from '../../portal/patient-cards/ages/messages.ts'
import * as children from '../../portal/patient-cards/children/messages.ts'
import * as differences from '../../portal/patient-cards/differences/messages.ts'
import * as papers from '../../portal/patient-cards/papers/messages.ts'
import * as cardHistory from '../../portal/patient-cards/history/messages.ts'
import * as leaving from '../../portal/patient-cards/leaving/messages.ts'
import * as patientCards from '../../portal/patient-cards/messages.ts'
import * as sharing from '../../portal/patient-cards/sharing/messages.ts'
import * as takingAlong from '../../portal/patient-cards/taking-along/messages.ts'
import * as region from '../../portal/region/messages.ts'
import * as registration from '../../portal/registration/messages.ts'
import * as session from '../../portal/session/messages.ts'
import * as settings from '../../portal/settings/messages.ts'
import * as sight from '../../portal/sight/messages.ts'
import * as signIn from '../../portal/sign-in/messages.ts'
import * as support from '../../portal/support/messages.ts'
import * as ui from '../../portal/ui/messages.ts'
import type { Saying } from './saying.ts'

/** Every file of messages; a test sees to it that none is missing. */
export const modules: Readonly<Record<string, object>> = {
  'portal/closing/messages.ts': closing,
  'portal/consent/messages.ts': consent,
  'portal/devices/messages.ts': devices,
  'portal/happenings/messages.ts': happenings,
  'portal/identity/messages.ts': identity,
  'portal/notices/messages.ts': notices,
  'portal/passkeys/messages.ts': passkeys,
  'portal/patient-cards/adding/messages.ts': adding,
  'portal/patient-cards/ages/messages.ts': ages,
  'portal/patient-cards/children/messages.ts': children,
  'portal/patient-cards/differences/messages.ts': differences,
  'portal/patient-cards/history/messages.ts': cardHistory,
  'portal/patient-cards/leaving/messages.ts': leaving,
  'portal/patient-cards/messages.ts': patientCards,
  'portal/patient-cards/papers/messages.ts': papers,
  'portal/patient-cards/sharing/messages.ts': sharing,
  'portal/patient-cards/taking-along/messages.ts': takingAlong,
  'portal/region/messages.ts': region,
  'portal/registration/messages.ts': registration,
  'portal/session/messages.ts': session,
  'portal/settings/messages.ts': settings,
  'portal/sight/messages.ts': sight,
  'portal/sign-in/messages.ts': signIn,
  'portal/support/messages.ts': support,
  'portal/ui/messages.ts': ui,
}

const english = /^\w*[wW]ords\.en\./

/** In Russian. */
export const messages = (): readonly Saying[] => all().filter(({ key }) => !english.test(key))

export const messagesInEnglish = (): readonly Saying[] => all().filter(({ key }) => english.test(key))

const all = (): readonly Saying[] =>
  Object.entries(modules).flatMap(([file, module]) =>
    inside(module).map(({ key, text }) => ({ file, key, text })),
  )

type Keyed = { readonly key: string; readonly text: string }

/** What a message says; one that takes arguments gets «…» for each. */
export function inside(value: unknown, key = ''): readonly Keyed[] {
  if (typeof value === 'string') return [{ key, text: value }]
  if (typeof value === 'function') {
    const said: unknown = Reflect.apply(
      value,
      undefined,
      Array.from({ length: value.length }, () => '…'),
    )
    return inside(said, `${key}()`)
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => inside(part, key === '' ? name : `${key}.${name}`))
}
