import {
  generateKeys,
  selfSignedCertificate,
  signCms,
  signRaw,
  type GostPrivateKey,
} from '@registratura/gost'
import type { OpensslEngine } from '../../../test/openssl-engine.ts'

/** A client's certificate, and how it makes the bytes of `client_secret`. */
export type Signer = { readonly certificate: string; readonly sign: (message: string) => Uint8Array }

export type Pair = { readonly privateKey: GostPrivateKey; readonly certificate: string }

export function gostPair(commonName = 'Чужая система'): Pair {
  const { privateKey } = generateKeys()
  const [notBefore, notAfter] = [new Date('2020-01-01'), new Date('2049-01-01')]
  return { privateKey, certificate: selfSignedCertificate({ commonName, privateKey, notBefore, notAfter }) }
}

export function rawSigner({ privateKey, certificate }: Pair = gostPair()): Signer {
  return { certificate, sign: (message) => signRaw(Buffer.from(message), privateKey) }
}

type How = { readonly signedAttributes: boolean; readonly detached?: boolean }

export function cmsSigner(how: How, { privateKey, certificate }: Pair = gostPair()): Signer {
  const sign = (message: string) => signCms(Buffer.from(message), { privateKey, certificate, ...how })
  return { certificate, sign }
}

/** Signs as clients do that call the command line; `arguments` stand where they put them. */
export function opensslSigner(openssl: OpensslEngine, key: 'gost' | 'rsa', command: string): Signer {
  const algorithm =
    key === 'rsa' ? ['rsa:2048'] : ['gost2012_256', '-pkeyopt', 'paramset:A', '-md_gost12_256']
  const subject = [
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=client',
    '-keyout',
    `${key}.key`,
    '-out',
    `${key}.crt`,
  ]
  openssl.must('req', '-x509', '-newkey', ...algorithm, ...subject)

  return {
    certificate: openssl.text(`${key}.crt`),
    sign: (message) => {
      openssl.write('message', message)
      openssl.must(
        ...command.split(' ').map((word) => word.replace('KEY', `${key}.key`).replace('CERT', `${key}.crt`)),
      )
      return openssl.read('signature')
    },
  }
}
