import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
  type SignKeyObjectInput,
} from 'node:crypto'
import { newSigningKey } from '../keys.ts'
import { changeBody, isJson, type GatewayFault, type GatewayScene, type Json } from './scene.ts'

type Parts = { readonly header: Json; readonly claims: Json }

/** Signs the id token anew after a change, with the key that the gateway signs with or with another. */
export function resign(
  scene: GatewayScene,
  change: (parts: Parts) => Parts,
  by: (key: KeyObject) => KeyObject | SignKeyObjectInput = (key) => key,
): void {
  const { header, claims } = change(partsOf(scene))
  const key = scene.gateway.keys()[0]?.key
  if (key === undefined) throw new Error('The gateway has no key')
  const text = textOf(header, claims)
  replace(scene, `${text}.${sign('sha256', Buffer.from(text), by(key)).toString('base64url')}`)
}

type Kind = readonly [name: string, words: string, spoil: (scene: GatewayScene) => void]

const hour = 3600

const kinds: readonly Kind[] = [
  ['oidcc-client-test-invalid-iss', 'другой издатель.', claim('iss', 'https://another.example')],
  ['oidcc-client-test-invalid-aud', 'выдан другой системе.', claim('aud', 'another')],
  ['oidcc-client-test-missing-aud', 'не сказано, кому выдан.', claim('aud', undefined)],
  ['oidcc-client-test-missing-sub', 'не сказано, о ком он.', claim('sub', undefined)],
  ['oidcc-client-test-missing-iat', 'не сказано, когда выдан.', claim('iat', undefined)],
  ['oidcc-client-test-nonce-invalid', 'nonce не тот.', claim('nonce', 'another-nonce')],
  ['oidcc-client-test-idtoken-sig-none', 'alg none, без подписи.', unsigned],
  ['oidcc-client-test-invalid-sig-rs256', 'в подписи изменён один бит.', flipped],
  ['oidcc-client-test-invalid-sig-hs256', 'HS256, секретом служит открытый ключ шлюза.', hmacSigned],
  ['oidcc-client-test-invalid-sig-es256', 'подписан ES256, которого шлюз не обещал.', ellipticSigned],
  ['gateway-iss-slash', 'у издателя лишняя косая черта в конце.', changed('iss', (iss) => `${String(iss)}/`)],
  [
    'gateway-aud-list',
    'выдан списку систем, своей и чужой, без azp.',
    changed('aud', (aud) => [aud, 'another']),
  ],
  ['gateway-azp-other', 'azp называет другую систему.', claim('azp', 'another')],
  ['gateway-sub-empty', 'sub пустой.', claim('sub', '')],
  ['gateway-sub-number', 'sub числом вместо текста.', changed('sub', Number)],
  ['gateway-nonce-missing', 'nonce нет.', claim('nonce', undefined)],
  ['gateway-expired', 'срок кончился час назад.', changed('exp', (exp) => Number(exp) - 2 * hour)],
  ['gateway-exp-missing', 'срока нет.', claim('exp', undefined)],
  ['gateway-not-yet-valid', 'начнёт действовать через час.', moved('nbf', hour)],
  ['gateway-issued-in-future', 'выдан через час.', moved('iat', hour)],
  ['gateway-auth-time-missing', 'не сказано, когда человек вошёл.', claim('auth_time', undefined)],
  ['gateway-auth-time-in-future', 'человек войдёт через час.', moved('auth_time', hour)],
  ['gateway-old-sign-in', 'человек вошёл сутки назад.', moved('auth_time', -24 * hour)],
  ['gateway-foreign-key', 'подписан чужим ключом под именем своего.', foreignSigned],
  ['gateway-unknown-kid', 'kid, которого нет среди ключей.', header({ kid: 'nobody' })],
  ['gateway-header-key', 'заголовок приносит свой ключ (jwk, jku, x5u, kid), подписан им.', headerSigned],
]

export const idTokenFaults: readonly GatewayFault[] = kinds.map(([name, words, spoil]) => ({
  name,
  words: `Токен идентификации: ${words}`,
  at: 'gateway',
  spoils: { token: spoil },
}))

/** Undefined takes the claim out: JSON drops it. */
export function claim(name: string, value: unknown) {
  return changed(name, () => value)
}

function changed(name: string, change: (value: unknown) => unknown) {
  return (scene: GatewayScene) =>
    resign(scene, ({ header: of, claims }) => ({
      header: of,
      claims: { ...claims, [name]: change(claims[name]) },
    }))
}

/** From now on, by seconds. */
function moved(name: string, seconds: number) {
  return changed(name, () => Math.floor(Date.now() / 1000) + seconds)
}

function header(change: Json) {
  return (scene: GatewayScene) =>
    resign(scene, ({ header: of, claims }) => ({ header: { ...of, ...change }, claims }))
}

function unsigned(scene: GatewayScene): void {
  const { claims } = partsOf(scene)
  replace(scene, `${textOf({ alg: 'none' }, claims)}.`)
}

function flipped(scene: GatewayScene): void {
  const [head = '', claims = '', signature = ''] = tokenOf(scene).split('.')
  const bytes = Buffer.from(signature, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  replace(scene, `${head}.${claims}.${bytes.toString('base64url')}`)
}

/** The confusion of CVE-2015-9235: what anyone may know is taken for a secret. */
function hmacSigned(scene: GatewayScene): void {
  const { header: of, claims } = partsOf(scene)
  const key = scene.gateway.keys()[0]?.key
  const secret =
    key === undefined ? '' : createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const text = textOf({ ...of, alg: 'HS256' }, claims)
  replace(scene, `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`)
}

function ellipticSigned(scene: GatewayScene): void {
  const { header: of, claims } = partsOf(scene)
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const text = textOf({ ...of, alg: 'ES256' }, claims)
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  replace(scene, `${text}.${signature.toString('base64url')}`)
}

function foreignSigned(scene: GatewayScene): void {
  resign(scene, (parts) => parts, newSigningKey)
}

function headerSigned(scene: GatewayScene): void {
  const key = newSigningKey()
  const jwk = createPublicKey(key).export({ format: 'jwk' })
  const { origin } = scene.stand
  const brought = {
    jwk,
    jku: `${origin}/jwks.json`,
    x5u: `${origin}/x5u.pem`,
    kid: "../../../dev/null' OR '1'='1",
  }
  resign(
    scene,
    ({ header: of, claims }) => ({ header: { ...of, ...brought }, claims }),
    () => key,
  )
}

function partsOf(scene: GatewayScene): Parts {
  const [head = '', claims = ''] = tokenOf(scene).split('.')
  return { header: decoded(head), claims: decoded(claims) }
}

function decoded(part: string): Json {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
  return isJson(value) ? value : {}
}

const textOf = (head: Json, claims: Json): string =>
  [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

function tokenOf({ ctx }: GatewayScene): string {
  return isJson(ctx.body) && typeof ctx.body['id_token'] === 'string' ? ctx.body['id_token'] : ''
}

function replace(scene: GatewayScene, token: string): void {
  changeBody(scene, (body) => ({ ...body, id_token: token }))
}
