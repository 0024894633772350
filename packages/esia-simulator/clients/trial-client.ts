import type { Client, ClientDefaults } from './client.ts'
import { registeredCertificate } from './registered-certificate.ts'

const ownScopes =
  'openid fullname birthdate gender birthplace snils inn id_doc medical_doc birth_cert_doc drivers_licence_doc foreign_passport_doc military_doc residence_doc temporary_residence_doc mobile email contacts addresses vehicles usr_org'
const kidScopes =
  'kid_fullname kid_birthdate kid_gender kid_snils kid_inn kid_birth_cert_doc kid_medical_doc kid_mobile kid_email'

/** Every scope that opens something on this stand. */
export const simulatedScopes: readonly string[] = `${ownScopes} ${kidScopes}`.split(' ')

type Trial = ClientDefaults & {
  readonly portalOrigin: string
  readonly certificate: string
}

/** The client that every stand has from the start. */
export function trialClient({ portalOrigin, certificate, tokenAlgorithm, profile }: Trial): Client {
  return {
    mnemonic: 'REGISTRATURA',
    name: 'Медицина-онлайн',
    certificates: [registeredCertificate(certificate)],
    domains: [new URL(portalOrigin).hostname],
    scopes: simulatedScopes,
    organisationScopes: [],
    systemScopes: [],
    grants: ['authorization_code', 'refresh_token'],
    consents: [],
    profile,
    tokenAlgorithm,
    issuer: undefined,
  }
}
