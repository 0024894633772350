import { randomUUID } from 'node:crypto'
import { askTokens, timestamp, type Fields } from './integrator.ts'
import type { Signer } from './foreign-signer.ts'
import type { Trial } from './trial-stand.ts'

export const foreignRedirect = 'https://client.example/callback'

/** Registers a client as a driver of tests would, and answers what the stand said. */
export async function register(trial: Trial, client: object) {
  const answer = await trial.app.inject({ method: 'POST', url: '/trial/clients', payload: client })
  const said: Readonly<Record<string, unknown>> = answer.json()
  return { status: answer.statusCode, said }
}

export type Named = { readonly trial: Trial; readonly mnemonic: string; readonly signer: Signer }

const inOrder = (fields: Fields, names: string): string =>
  names
    .split(' ')
    .map((name) => fields[name] ?? '')
    .join('')

export const v1 = 'scope timestamp client_id state'
export const v2 = 'client_id scope scope_org timestamp state redirect_uri'
export const v3 = `${v2} code`

/** The fields with their signature over these names, in base64url without padding. */
export function signed({ signer }: Pick<Named, 'signer'>, names: string, fields: Fields): Fields {
  const secret = Buffer.from(signer.sign(inOrder(fields, names))).toString('base64url')
  return { ...fields, client_secret: secret }
}

/** What each client of v1 sends to `ac`. */
export function acFields({ trial, mnemonic }: Named, more: Fields = {}): Fields {
  return {
    client_id: mnemonic,
    redirect_uri: foreignRedirect,
    scope: 'openid fullname email mobile',
    response_type: 'code',
    state: randomUUID(),
    access_type: 'offline',
    timestamp: timestamp(trial.clock.now),
    ...more,
  }
}

/** What each client of v1 sends to `te`. */
export function teFields({ trial, mnemonic }: Named, code: string, more: Fields = {}): Fields {
  return {
    client_id: mnemonic,
    code,
    grant_type: 'authorization_code',
    redirect_uri: foreignRedirect,
    scope: 'openid fullname email mobile',
    state: randomUUID(),
    timestamp: timestamp(trial.clock.now),
    token_type: 'Bearer',
    ...more,
  }
}

/** A client that is registered, with whatever more its description has. */
export async function foreignClient(trial: Trial, signer: Signer, more: object = {}): Promise<Named> {
  const mnemonic = 'FOREIGN'
  const client = { mnemonic, certificate: signer.certificate, domains: ['client.example'], ...more }
  const { status, said } = await register(trial, client)
  if (status !== 201) throw new Error(String(said['error']))
  return { trial, mnemonic, signer }
}

/** Which answer the authorization endpoint gives: `login`, `page`, or the code of the error. */
export async function outcomeAtAc(trial: Trial, fields: Fields, endpoint: 'ac' | 'v2/ac'): Promise<string> {
  const query = new URLSearchParams(fields).toString()
  const answer = await trial.app.inject({ url: `/aas/oauth2/${endpoint}?${query}` })
  const { location } = answer.headers
  if (location === undefined) return `page ${/ESIA-(?<code>\d{6})/.exec(answer.body)?.groups?.['code'] ?? ''}`
  if (location === '/login/') return 'login'
  return new URL(location).searchParams.get('error_description')?.slice(5, 11) ?? location
}

/** Which answer a token endpoint gives to a made-up code: 007011 once the secret has passed. */
export async function outcomeAtTe(trial: Trial, fields: Fields, endpoint: 'te' | 'v3/te'): Promise<string> {
  const said: Fields = (await askTokens(trial, fields, endpoint)).json()
  return said['error_description']?.slice(5, 11) ?? 'tokens'
}
