import { readText, readWhole, readYes, required, type Environment } from './environment.ts'
import { isLoopback } from './http/origin.ts'
import { StartError } from './lib/start-error.ts'

const kinds = ['in-process', 'openssl', 'command', 'http'] as const

/** Who signs for the road `esia`. Each setting is an environment variable. */
export type SignerConfig = {
  /** ESIA_CERTIFICATE_FILE: PEM, of the key that signs; ESIA knows it. */
  readonly certificatePem: string
} & (
  | {
      /** ESIA_SIGNER=in-process: in the portal's memory, for trials; elsewhere only with ESIA_ALLOW_UNCERTIFIED_SIGNER=yes. */
      readonly kind: 'in-process'
      /** ESIA_KEY_FILE: PKCS#8, PEM. */
      readonly privateKeyPem: string
    }
  | {
      /** ESIA_SIGNER=openssl: OpenSSL with a GOST engine. */
      readonly kind: 'openssl'
      /** ESIA_KEY_FILE: PKCS#8, PEM, where it is; the portal doesn't read it. */
      readonly keyFile: string
      /** ESIA_SIGNER_COMMAND: which openssl; that of the system's folders. */
      readonly program: string | undefined
      /** ESIA_SIGNER_OPENSSL_CONF: the configuration that loads GOST; otherwise the engine `gost`. */
      readonly configFile: string | undefined
      readonly deadlineMs: number
    }
  | {
      /** ESIA_SIGNER=command: a program that takes the message on stdin and gives 64 bytes on stdout. */
      readonly kind: 'command'
      /** ESIA_SIGNER_COMMAND: the program, without arguments. */
      readonly program: string
      readonly reversed: boolean
      readonly deadlineMs: number
    }
  | {
      /** ESIA_SIGNER=http: a signing service. */
      readonly kind: 'http'
      /** ESIA_SIGNER_URL: https, or http on this very machine. */
      readonly url: string
      /** ESIA_SIGNER_TLS_CERTIFICATE_FILE, ESIA_SIGNER_TLS_KEY_FILE, ESIA_SIGNER_CA_FILE: PEM; demanded for https. */
      readonly tls:
        | { readonly certificatePem: string; readonly keyPem: string; readonly caPem: string }
        | undefined
      /** ESIA_SIGNER_REVERSED: yes where the 64 bytes come reversed, as CryptoPro CSP gives them. */
      readonly reversed: boolean
      /** ESIA_SIGNER_TIMEOUT_MS: for one signature, 2000. */
      readonly deadlineMs: number
    }
)

/** Throws a StartError that names the first setting that can't be used. */
export function readSigner(env: Environment, { trial }: { readonly trial: boolean }): SignerConfig {
  const kind = readKind(env, { trial })
  const certificatePem = readText(env, 'ESIA_CERTIFICATE_FILE')
  const reversed = readYes(env, 'ESIA_SIGNER_REVERSED')
  const deadlineMs = readWhole(env, 'ESIA_SIGNER_TIMEOUT_MS', { otherwise: 2000, least: 100, most: 60_000 })
  const program = env['ESIA_SIGNER_COMMAND'] || undefined

  if (kind === 'in-process') return { kind, certificatePem, privateKeyPem: readText(env, 'ESIA_KEY_FILE') }
  if (kind === 'openssl') {
    const keyFile = required(env, 'ESIA_KEY_FILE')
    const configFile = env['ESIA_SIGNER_OPENSSL_CONF'] || undefined
    return { kind, certificatePem, keyFile, program, configFile, deadlineMs }
  }
  if (kind === 'command')
    return { kind, certificatePem, program: required(env, 'ESIA_SIGNER_COMMAND'), reversed, deadlineMs }

  const url = readUrl(env)
  const tls = url.protocol === 'https:' ? readTls(env) : undefined
  return { kind, certificatePem, url: url.href, tls, reversed, deadlineMs }
}

function readKind(env: Environment, { trial }: { readonly trial: boolean }) {
  const name = env['ESIA_SIGNER'] || (trial ? 'in-process' : required(env, 'ESIA_SIGNER'))
  const kind = kinds.find((one) => one === name)
  if (kind === undefined)
    throw new StartError(`ESIA_SIGNER: «${name}» не подходит, портал знает ${kinds.join(', ')}`)
  if (kind === 'in-process' && !trial && !readYes(env, 'ESIA_ALLOW_UNCERTIFIED_SIGNER'))
    throw new StartError(
      'ESIA_SIGNER=in-process: подпись в памяти портала не сертифицирована; подключите openssl, command или http, а если риск принят, задайте ESIA_ALLOW_UNCERTIFIED_SIGNER=yes',
    )
  return kind
}

function readUrl(env: Environment): URL {
  const text = required(env, 'ESIA_SIGNER_URL')
  const url = URL.parse(text)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (
    url === null ||
    !isSafe ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== '' ||
    url.password !== ''
  )
    throw new StartError(
      'ESIA_SIGNER_URL: нужен адрес вида https://signer.example/esia; http годится только на этом компьютере',
    )
  return url
}

function readTls(env: Environment) {
  return {
    certificatePem: readText(env, 'ESIA_SIGNER_TLS_CERTIFICATE_FILE'),
    keyPem: readText(env, 'ESIA_SIGNER_TLS_KEY_FILE'),
    caPem: readText(env, 'ESIA_SIGNER_CA_FILE'),
  }
}
