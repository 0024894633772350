import type { Client } from '../../clients/client.ts'
import type { Asked, Verdict } from '../rule.ts'
import { isFirstGeneration } from '../endpoint.ts'
import { certificatesNamed, hashIn, isInForce } from '../secret/certificates-named.ts'
import { refuseCertificate, refuseSecret } from '../secret/refuse-secret.ts'

/** `client_certificate_hash` chooses the certificate; v1 has no such parameter, and all of the client's are tried. */
export function knowCertificate(asked: Asked): Verdict {
  const { client, stand, endpoint, parameters } = asked
  if (client.certificates.length === 0) {
    return refuseCertificate(asked, `${client.mnemonic} has no registered certificate`)
  }

  const hash = hashIn(parameters.get('client_certificate_hash'))
  const named = isFirstGeneration(endpoint) ? client.certificates : certificatesNamed(asked)
  if (hash !== undefined && named.length === 0) {
    const owner = stand.clients
      .all()
      .find(({ certificates }) => certificates.some((one) => one.hash === hash))
    if (owner !== undefined) {
      return refuseCertificate(asked, `client_certificate_hash: the certificate of ${owner.mnemonic}`)
    }
    return refuseSecret(asked, `client_certificate_hash: ${adviceOn(hash, client)}`)
  }

  const now = stand.now()
  if (named.some((certificate) => isInForce(certificate, now))) return undefined
  return refuseSecret(asked, 'client_certificate_hash: the certificate is out of its validity')
}

function adviceOn(hash: string, client: Client): string {
  if (hash.length !== 64) {
    return `${hash.length} characters; Streebog-256 of the certificate's DER has 64 hex digits`
  }
  const own = client.certificates.map((one) => one.hash).join(', ')
  return `not of a registered certificate; ${client.mnemonic} has ${own}`
}
