import { circuitBreaker, type CircuitBreaker } from './circuit/circuit-breaker.ts'
import { isFields } from './json/fields.ts'
import type { Signer } from './signer/signer.ts'

/** Which of ESIA's two protocols: v1 is `ac` and `te` with CMS, v3 is `v2/ac` and `v3/te` with raw signatures. */
export type Generation = 'v1' | 'v3'

export type EsiaSettings = {
  /** `https://esia.gosuslugi.ru`, no trailing slash; http only on loopback. */
  readonly origin: string
  /** Exactly as in tokens: `http://esia.gosuslugi.ru/`, http and slash included. */
  readonly issuer: string
  /** The mnemonic of the registered system. */
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly signer: Signer
  /** `v3` unless told; `v1` needs a signer that has `signCms`. */
  readonly generation?: Generation
  /** PEMs of ESIA's GOST and RSA certificates, or RSA public keys; several at once, since ESIA changes them yearly. */
  readonly verificationCertificates: readonly string[]
  /** For all calls of one sign-in together, in milliseconds; 5000 unless told. */
  readonly deadlineMs?: number
  /** Of this client alone, with the usual settings, unless another is given. */
  readonly circuit?: CircuitBreaker
  readonly now?: () => Date
}

export type CheckedSettings = Required<EsiaSettings>

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Throws a TypeError that names the setting: a client that can't be right must not start. */
export function checkSettings(settings: EsiaSettings): CheckedSettings {
  const {
    generation = 'v3',
    deadlineMs = 5000,
    now = () => new Date(),
    circuit = circuitBreaker(),
  } = settings
  const checked = { ...settings, generation, deadlineMs, now, circuit }
  checkShapes(checked)
  const origin = URL.canParse(checked.origin) ? new URL(checked.origin) : undefined

  if (origin?.origin !== checked.origin) throw new TypeError('ESIA origin is not an origin')
  if (origin.protocol !== 'https:' && !loopback.has(origin.hostname)) {
    throw new TypeError('ESIA origin is neither https nor loopback')
  }
  if (!URL.canParse(checked.issuer)) throw new TypeError('ESIA issuer is not an address')
  if (!URL.canParse(checked.redirectUri)) throw new TypeError('ESIA redirect address is not absolute')
  if (!/^[\x21-\x7e]+$/.test(checked.clientId)) throw new TypeError('ESIA client id is not a mnemonic')
  if (!['v1', 'v3'].includes(checked.generation)) throw new TypeError('ESIA generation is neither v1 nor v3')
  if (checked.generation === 'v1' && checked.signer.signCms === undefined) {
    throw new TypeError('ESIA v1 needs a signer that makes CMS: this one has no signCms')
  }
  if (!(Number.isSafeInteger(checked.deadlineMs) && checked.deadlineMs > 0)) {
    throw new TypeError('ESIA deadline is not a whole number of milliseconds')
  }
  scopeText(checked.scopes)

  return checked
}

/** Types promise as much; the environment, where settings come from, and plain JavaScript don't. */
function checkShapes(settings: CheckedSettings): void {
  const given: Readonly<Record<string, unknown>> = settings
  const signer = given['signer']

  for (const name of ['origin', 'issuer', 'clientId', 'redirectUri']) {
    if (typeof given[name] !== 'string') throw new TypeError(`ESIA ${name} is no text`)
  }
  for (const name of ['scopes', 'verificationCertificates']) {
    const list = given[name]
    if (!Array.isArray(list) || list.some((one) => typeof one !== 'string')) {
      throw new TypeError(`ESIA ${name} is no list of texts`)
    }
  }
  if (
    !isFields(signer) ||
    typeof signer['sign'] !== 'function' ||
    typeof signer['certificateHash'] !== 'function'
  ) {
    throw new TypeError('ESIA signer has no sign and certificateHash')
  }
  if (typeof given['now'] !== 'function') throw new TypeError('ESIA now is no function')
}

/** Scopes as they are sent and signed. ESIA gives an id token only to `openid`, and without one nobody signs in. */
export function scopeText(scopes: readonly string[]): string {
  if (!scopes.includes('openid')) throw new TypeError('ESIA scopes lack openid')
  if (scopes.some((scope) => !/^[\w:.-]+$/.test(scope))) throw new TypeError('An ESIA scope is not a name')

  return scopes.join(' ')
}
