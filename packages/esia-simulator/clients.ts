import { certificateHash, readCertificate, type GostCertificate } from '@registratura/gost'
import type { TokenAlgorithm } from './settings.ts'

/** An information system as the технологический портал would hold it. */
export type Client = {
  readonly mnemonic: string
  /** What a person reads on the page of data to hand over. */
  readonly name: string
  readonly certificates: readonly RegisteredCertificate[]
  /** ESIA keeps domains alone; the CSP of our pages needs the whole origin. */
  readonly origins: readonly string[]
  readonly scopes: readonly string[]
  readonly tokenAlgorithm: TokenAlgorithm
}

export type RegisteredCertificate = GostCertificate & { readonly hash: string }

export function registeredCertificate(pem: string): RegisteredCertificate {
  const certificate = readCertificate(pem)
  return { ...certificate, hash: certificateHash(certificate.der) }
}

const ownScopes =
  'openid fullname birthdate gender birthplace snils inn id_doc medical_doc birth_cert_doc mobile email contacts addresses'.split(
    ' ',
  )
const kidScopes = 'kid_fullname kid_birthdate kid_gender kid_snils kid_birth_cert_doc kid_medical_doc'.split(
  ' ',
)

type Trial = {
  readonly portalOrigin: string
  readonly certificate: string
  readonly tokenAlgorithm: TokenAlgorithm
}

export function trialClient({ portalOrigin, certificate, tokenAlgorithm }: Trial): Client {
  return {
    mnemonic: 'REGISTRATURA',
    name: 'Медицина-онлайн',
    certificates: [registeredCertificate(certificate)],
    origins: [portalOrigin],
    scopes: [...ownScopes, ...kidScopes],
    tokenAlgorithm,
  }
}
