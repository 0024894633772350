import { ExpiringMap } from './expiring-map.ts'
import type { AccessToken, IssuedCode, RefreshToken, SystemToken } from '../oauth/issued.ts'
import type { QrSignIn, Session } from '../sign-in/session.ts'
import type { SupportRequest } from '../help/support.ts'
import { Switchboard } from '../faults/switchboard.ts'
import { Grants } from './grants.ts'
import { Locks } from './locks.ts'
import { Sms } from './sms.ts'
import type { Lives } from '../settings.ts'

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
  readonly faults: Switchboard
}

type Kept = { readonly lives: Lives; readonly refreshLifeMs: number }

export function emptyMemory(now: () => Date, { lives, refreshLifeMs }: Kept): Memory {
  const map = <V>(most: number, lifeMs: number) => new ExpiringMap<V>({ most, lifeMs, now })

  return {
    sessions: map(10_000, 12 * hour),
    qrSignIns: map(10_000, 5 * minute),
    // Kept past their life, so that a code that is late or used twice is known as one that was issued.
    codes: map(10_000, hour),
    // Likewise: an expired token answers 005013, an unknown one 005011.
    accessTokens: map(20_000, lives.accessMs + hour),
    refreshTokens: map(20_000, refreshLifeMs),
    systemTokens: map(20_000, lives.accessMs + hour),
    support: map(1_000, 24 * hour),
    grants: new Grants(),
    locks: new Locks(now),
    sms: new Sms(),
    faults: new Switchboard(),
  }
}
