import { isTokenAlgorithm } from '../settings.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  grantTypes,
  profiles,
  type Client,
  type ClientDefaults,
  type ConsentType,
  type GrantType,
} from './client.ts'
import { BadField, ObjectFields } from '../object-fields.ts'
import { registeredCertificate, type RegisteredCertificate } from './registered-certificate.ts'
import { simulatedScopes } from './trial-client.ts'

type Around = ClientDefaults & {
  /** How the client is called in an error before its name is known. */
  readonly where: string
  /** PEM of a certificate that stands elsewhere under this name; undefined where there is no elsewhere. */
  readonly pemAt: (path: string) => string | undefined
}

const fields =
  'mnemonic name certificate certificates domains scopes organisationScopes systemScopes grants consents profile tokenAlgorithm issuer'.split(
    ' ',
  )
const consentFields = 'sysname scopes mandatoryScopes actions purposes longest'.split(' ')

/** A client from its JSON; an error is one line that names the client and the field. */
export function readClient(json: unknown, around: Around): Result<Client, string> {
  try {
    return ok(clientOf(json, around))
  } catch (error) {
    if (error instanceof BadField) return fail(error.message)
    throw error
  }
}

function clientOf(json: unknown, around: Around): Client {
  const mnemonic = new ObjectFields(json, around.where).text('mnemonic')
  if (!/^[\w.-]{1,64}$/.test(mnemonic)) {
    throw new BadField(`${around.where}: mnemonic is not up to 64 letters, digits, _ . -`)
  }

  const client = new ObjectFields(json, `client ${mnemonic}`)
  client.only(fields)
  const tokenAlgorithm = client.get('tokenAlgorithm') ?? around.tokenAlgorithm
  if (!isTokenAlgorithm(tokenAlgorithm)) {
    throw new BadField(`client ${mnemonic}: tokenAlgorithm is neither RS256 nor GOST3410_2012_256`)
  }

  return {
    mnemonic,
    name: client.text('name', mnemonic),
    certificates: certificatesOf(client, mnemonic, around),
    domains: domainsOf(client, mnemonic),
    scopes: client.words('scopes', simulatedScopes),
    organisationScopes: client.words('organisationScopes', []),
    systemScopes: client.words('systemScopes', []),
    grants: grantsOf(client, mnemonic),
    consents: client.list('consents').map((one) => consentOf(one, mnemonic)),
    profile: client.oneOf('profile', profiles, around.profile),
    tokenAlgorithm,
    issuer: client.optionalText('issuer'),
  }
}

function certificatesOf(
  client: ObjectFields,
  mnemonic: string,
  { pemAt }: Around,
): readonly RegisteredCertificate[] {
  const single = client.optionalText('certificate')
  return [...(single === undefined ? [] : [single]), ...client.list('certificates')].map((entry, at) => {
    const wrong = (why: string) => new BadField(`client ${mnemonic}: certificate ${at + 1} ${why}`)
    if (typeof entry !== 'string') throw wrong('is no text')

    const pem = entry.includes('-----BEGIN') ? entry : pemAt(entry)
    if (pem === undefined) throw wrong('is neither PEM nor a file that can be read')
    try {
      return registeredCertificate(pem)
    } catch (error) {
      throw wrong(`can not be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
}

/** Host names or whole origins; an origin counts by its host alone. */
function domainsOf(client: ObjectFields, mnemonic: string): readonly string[] {
  const domains = client.words('domains', []).map((entry) => {
    const address = entry.includes('://') ? entry : `http://${entry}`
    const host = URL.canParse(address) ? new URL(address).hostname : ''
    // A Content-Security-Policy takes no IPv6 address, and a browser would stop the way back.
    if (/^[a-z0-9.-]+$/.test(host)) return host
    throw new BadField(`client ${mnemonic}: ${JSON.stringify(entry)} among domains is no host name`)
  })
  if (domains.length === 0) throw new BadField(`client ${mnemonic}: domains is missing or empty`)
  return [...new Set(domains)]
}

function grantsOf(client: ObjectFields, mnemonic: string): readonly GrantType[] {
  return client.words('grants', ['authorization_code', 'refresh_token']).map((word) => {
    const grant = grantTypes.find((one) => one === word)
    if (grant !== undefined) return grant
    throw new BadField(
      `client ${mnemonic}: grants has ${JSON.stringify(word)} beside ${grantTypes.join(', ')}`,
    )
  })
}

function consentOf(json: unknown, mnemonic: string): ConsentType {
  const consent = new ObjectFields(json, `client ${mnemonic}: a consent`)
  consent.only(consentFields)
  return {
    sysname: consent.text('sysname'),
    scopes: consent.words('scopes', []),
    mandatoryScopes: consent.words('mandatoryScopes', []),
    actions: consent.words('actions', []),
    purposes: consent.words('purposes', []),
    longest: consent.number('longest', 525_600),
  }
}
