import type { RegisteredCertificate } from '../../clients/registered-certificate.ts'
import { isFirstGeneration } from '../endpoint.ts'
import type { Asked, Verdict } from '../rule.ts'
import { acceptedIn } from '../secret/acceptance.ts'
import { certificatesNamed, isInForce } from '../secret/certificates-named.ts'
import { messageIn, mistakes } from '../secret/orders.ts'
import { isSignedBy, readSecret, type Secret } from '../secret/read-secret.ts'
import { refuseCertificate, refuseSecret } from '../secret/refuse-secret.ts'

/** The signature must hold over the words of this very request, in an order and a form that its place takes. */
export function verifySecret(asked: Asked): Verdict {
  const { stand, parameters, endpoint, client } = asked
  const secret = readSecret(parameters.text('client_secret'), stand.assumed.on('line-breaks-in-secret'))
  if (!secret.ok) return refuseSecret(asked, `client_secret: ${secret.error}`)

  const { orders, formats } = acceptedIn(asked)
  if (!formats.includes(secret.value.format)) {
    const taken = `${endpoint} of the profile ${client.profile} takes ${formats.join('; ')}`
    return refuseSecret(asked, `client_secret: ${secret.value.words}, but ${taken}`)
  }

  const certificates = certificatesInForce(asked)
  const holds = (message: string) => certificates.some((one) => isSignedBy(secret.value, message, one))
  const order = orders.find((one) => holds(messageIn(one, parameters)))
  if (order !== undefined) return { note: `signed in the order of ${order}, ${secret.value.words}` }

  const owner = ownerOf(asked, secret.value)
  if (owner !== undefined) return refuseCertificate(asked, `client_secret: ${owner} signed it`)
  return refuseSecret(asked, `client_secret: ${adviceOn(asked, secret.value, certificates)}`)
}

function certificatesInForce(asked: Asked): readonly RegisteredCertificate[] {
  const named = isFirstGeneration(asked.endpoint) ? asked.client.certificates : certificatesNamed(asked)
  const now = asked.stand.now()
  return named.filter((certificate) => isInForce(certificate, now))
}

/** Another system whose registered certificate came with the CMS. */
function ownerOf({ stand, client }: Asked, { certificates }: Secret): string | undefined {
  const others = stand.clients.all().filter(({ mnemonic }) => mnemonic !== client.mnemonic)
  const isSent = ({ der }: RegisteredCertificate) =>
    certificates.some((sent) => Buffer.compare(sent, der) === 0)
  const known = client.certificates.some(isSent)
  return known ? undefined : others.find((other) => other.certificates.some(isSent))?.mnemonic
}

/** What an integrator most likely did wrong. */
function adviceOn(asked: Asked, secret: Secret, certificates: readonly RegisteredCertificate[]): string {
  const { parameters } = asked
  const { orders } = acceptedIn(asked)
  const holds = (one: Secret, message: string) =>
    certificates.some((certificate) => isSignedBy(one, message, certificate))

  if (secret.format === 'raw GOST') {
    const reversed = { ...secret, bytes: secret.bytes.toReversed() }
    if (orders.some((order) => holds(reversed, messageIn(order, parameters)))) {
      return 'the 64 bytes are reversed, as CryptoPro writes them; turn them round'
    }
  }
  for (const [mistake, message] of mistakes(parameters)) {
    if (holds(secret, message)) return `${secret.words}, signed over ${mistake}`
  }
  return `${secret.words}: the signature does not hold over the string of this request`
}
