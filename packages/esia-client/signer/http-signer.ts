import { createSecureContext } from 'node:tls'
import { postToSigner } from './post-to-signer.ts'
import { rawSignature } from './raw-signature.ts'
import { readSignerCertificate } from './signer-certificate.ts'
import { SignerError } from './signer-error.ts'
import type { Signer } from './signer.ts'
import { turnstile, type Width } from './turnstile.ts'

export type HttpSignerOptions = {
  /** X.509, PEM: of the key that the service holds. */
  readonly certificatePem: string
  /** Where the service is, `https://signer.example/esia`; http on this very machine alone. */
  readonly url: string
  /** Who we are to the service and who vouches for it, PEM each; demanded for https. */
  readonly tls?: { readonly certificatePem: string; readonly keyPem: string; readonly caPem: string }
  /** Whether all 64 bytes come reversed, as CryptoPro CSP writes them. */
  readonly reversed?: boolean
  /** For one signature, the wait for its turn included; in milliseconds, 2000. */
  readonly deadlineMs?: number
  /** 8 at once, 64 waiting. */
  readonly width?: Width
}

const mostBytes = { raw: 64, cms: 64 * 1024 } as const

/**
 * Signs by a service over HTTPS where both sides show certificates. What the service has to do:
 *
 *     POST {url}/raw                            POST {url}/cms
 *     Content-Type: application/octet-stream    the same
 *     Certificate-Hash: {64 hex characters}     the same
 *     {the message, as it is}                   the same
 *
 *     200, application/octet-stream             200, application/octet-stream
 *     {64 bytes, s‖r}                           {detached CMS, DER, 64 KiB at most}
 *
 * It picks the key by Certificate-Hash or refuses. Any other status is a refusal, and its body is not read; no redirect
 * is followed; nothing is asked twice, though asking twice would do no harm.
 * Throws a SignerError, `unreadable`, and a TypeError for an unfit address; signatures reject with a SigningError.
 */
export function httpSigner(options: HttpSignerOptions): Signer {
  const { hash } = readSignerCertificate(options.certificatePem)
  const url = readUrl(options)
  const tls = readTls(options.tls)
  const pass = turnstile(options.width ?? { atOnce: 8, waiting: 64 })
  const { reversed = false, deadlineMs = 2000 } = options

  const ask = (kind: keyof typeof mostBytes, { message, signal }: Asked) => {
    const deadline = AbortSignal.timeout(deadlineMs)
    const ends = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    const call = { url: `${url}/${kind}`, tls, hash, message, mostBytes: mostBytes[kind], signal: ends }
    return pass(ends, () => postToSigner(call))
  }

  return {
    certificateHash: () => hash,
    sign: async (message, signal) => rawSignature(await ask('raw', { message, signal }), { reversed }),
    signCms: (message, signal) => ask('cms', { message, signal }),
  }
}

type Asked = { readonly message: Uint8Array; readonly signal: AbortSignal | undefined }

function readUrl({ url: text, tls }: HttpSignerOptions): string {
  const url = URL.parse(text)
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url === null || !isPlain) throw new TypeError('The address of the signing service is none')
  if (url.protocol === 'https:' && tls === undefined)
    throw new TypeError('A signing service by https needs a client certificate, its key and a CA')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new TypeError('A signing service is reached by https, or by http on this very machine')
  return url.href.replace(/\/$/, '')
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

function readTls(tls: HttpSignerOptions['tls']) {
  if (tls === undefined) return undefined
  const material = { cert: tls.certificatePem, key: tls.keyPem, ca: tls.caPem }
  try {
    createSecureContext(material)
  } catch (error) {
    throw new SignerError('unreadable', 'The certificate, key or CA for the signing service is unreadable', {
      cause: error,
    })
  }
  return material
}
