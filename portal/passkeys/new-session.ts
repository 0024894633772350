import { randomUUID } from 'node:crypto'
import type { Vault } from '../db/seal.ts'
import type { Device } from '../session/device.ts'
import { sealedDevice } from '../session/sealed-device.ts'
import { hashOf, newToken } from '../session/token.ts'

type Owner = {
  readonly region: string
  readonly accountId: string
  readonly device: Device
  readonly now: Date
  /** Where two presses of one button have to agree on it. */
  readonly token?: string | undefined
}

/** The row of a session that a key opens, and the token that the browser keeps of it. */
export function newSession(vault: Vault, { region, accountId, device, now, token = newToken() }: Owner) {
  const id = randomUUID()
  const row = {
    token_hash: hashOf(token),
    region,
    id,
    account_id: accountId,
    how: 'passkey' as const,
    proved_at: now,
    began_at: now,
    seen_at: now,
    device_sealed: sealedDevice.seal(vault, { region, id }, device),
  }
  return { token, row }
}
