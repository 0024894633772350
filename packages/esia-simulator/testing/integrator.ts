import { randomUUID } from 'node:crypto'
import { certificateHash, readCertificate, readPrivateKey, signRaw } from '@registratura/gost'
import type { LightMyRequestResponse } from 'fastify'
import type { Trial } from './trial-stand.ts'

export const redirectUri = 'http://localhost:3000/esia/callback'
export const wideScope = 'openid fullname birthdate gender snils id_doc medical_doc mobile email'

export type Fields = Readonly<Record<string, string>>
type Change = (fields: Fields) => Fields

const same: Change = (fields) => fields

/** A client's request to v2/ac, signed as ESIA asks; `before` changes what is signed, `after` what is sent. */
export function authorizationFields(trial: Trial, before: Change = same, after: Change = same): Fields {
  const fields = before({
    client_id: 'REGISTRATURA',
    client_certificate_hash: certificateHash(readCertificate(trial.files['client.crt']).der),
    redirect_uri: redirectUri,
    scope: wideScope,
    response_type: 'code',
    state: randomUUID(),
    access_type: 'online',
    timestamp: timestamp(trial.clock.now),
  })
  return after({ ...fields, client_secret: sign(trial, signedText(fields)) })
}

/** A client's request to v3/te for a code, likewise. */
export function tokenFields(trial: Trial, code: string, before: Change = same, after: Change = same): Fields {
  const fields = before({
    client_id: 'REGISTRATURA',
    client_certificate_hash: certificateHash(readCertificate(trial.files['client.crt']).der),
    code,
    grant_type: 'authorization_code',
    state: randomUUID(),
    redirect_uri: redirectUri,
    scope: wideScope,
    timestamp: timestamp(trial.clock.now),
    token_type: 'Bearer',
  })
  return after({ ...fields, client_secret: sign(trial, signedText(fields) + (fields['code'] ?? '')) })
}

export function refreshFields(trial: Trial, refreshToken: string): Fields {
  const { code: _code, ...fields } = tokenFields(trial, '', (of) => ({
    ...of,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  }))
  return fields
}

export function askTokens(
  trial: Trial,
  fields: Fields,
  endpoint: 'te' | 'v3/te' = 'v3/te',
): Promise<LightMyRequestResponse> {
  return trial.app.inject({
    method: 'POST',
    url: `/aas/oauth2/${endpoint}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
}

export function signedText(fields: Fields): string {
  return ['client_id', 'scope', 'scope_org', 'timestamp', 'state', 'redirect_uri']
    .map((name) => fields[name] ?? '')
    .join('')
}

export function sign(trial: Trial, message: string): string {
  return Buffer.from(rawSignature(trial, message)).toString('base64url')
}

export function rawSignature(trial: Trial, message: string): Uint8Array {
  return signRaw(Buffer.from(message), readPrivateKey(trial.files['client.key']))
}

/** yyyy.MM.dd HH:mm:ss Z, in Moscow's zone. */
export function timestamp(date: Date): string {
  const moscow = new Date(date.getTime() + 3 * 3_600_000).toISOString()
  return `${moscow.slice(0, 10).replaceAll('-', '.')} ${moscow.slice(11, 19)} +0300`
}
