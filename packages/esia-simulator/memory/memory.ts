import { ExpiringMap } from './expiring-map.ts'
import type { AccessToken, IssuedCode, RefreshToken, SystemToken } from '../oauth/issued.ts'
import type { QrSignIn, Session } from '../sign-in/session.ts'
import type { SupportRequest } from '../help/support.ts'
import { Switchboard } from '../faults/switchboard.ts'
import { GatewayStorage } from '../gateway/storage.ts'
import { Authenticators } from '../totp/authenticators.ts'
import { Pictures } from '../captcha/pictures.ts'
import { Letters } from '../letters/letters.ts'
import { Steps } from '../steps/steps.ts'
import type { Assumed } from '../assumed.ts'
import type { Lives } from '../settings.ts'
import { Grants } from './grants.ts'
import { Locks } from './locks.ts'
import { Sms } from './sms.ts'

const minute = 60_000
const hour = 60 * minute

/** All that the stand remembers. It lives in memory, so that a restart begins afresh. */
export type Memory = {
  readonly sessions: ExpiringMap<Session>
  readonly qrSignIns: ExpiringMap<QrSignIn>
  readonly codes: ExpiringMap<IssuedCode>
  readonly accessTokens: ExpiringMap<AccessToken>
  readonly refreshTokens: ExpiringMap<RefreshToken>
  readonly systemTokens: ExpiringMap<SystemToken>
  readonly support: ExpiringMap<SupportRequest>
  readonly grants: Grants
  readonly locks: Locks
  readonly sms: Sms
  readonly letters: Letters
  readonly faults: Switchboard
  readonly gateway: GatewayStorage
  readonly pictures: Pictures
  readonly authenticators: Authenticators
  readonly steps: Steps
}

type Kept = { readonly lives: Lives; readonly assumed: Assumed }

export function emptyMemory(now: () => Date, { lives, assumed }: Kept): Memory {
  const map = <V>(most: number, lifeMs: number) => new ExpiringMap<V>({ most, lifeMs, now })

  return {
    sessions: map(10_000, 12 * hour),
    qrSignIns: map(10_000, 5 * minute),
    // Kept past their life, so that a code that is late or used twice is known as one that was issued.
    codes: map(10_000, hour),
    // Likewise: an expired token answers 005013, an unknown one 005011, whichever leap the clock makes.
    accessTokens: map(20_000, lives.accessMs + 31 * 24 * hour),
    refreshTokens: map(20_000, assumed.amount('refresh-life') * 1000),
    systemTokens: map(20_000, lives.accessMs + 31 * 24 * hour),
    support: map(1_000, 24 * hour),
    grants: new Grants(),
    locks: new Locks(now, assumed),
    sms: new Sms(),
    letters: new Letters(),
    faults: new Switchboard(),
    gateway: new GatewayStorage(now),
    pictures: new Pictures(now, assumed),
    authenticators: new Authenticators(now),
    steps: new Steps(),
  }
}
