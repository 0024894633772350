import {
  commandSigner,
  httpSigner,
  inProcessSigner,
  opensslSigner,
  proveSigner,
  SignerError,
  type Signer,
  type SignerFault,
} from '@registratura/esia-client'
import { StartError } from '../lib/start-error.ts'
import type { SignerConfig } from '../signer-config.ts'

/** For the operator: what to look at. The fault's own name follows, for a search. */
const advice = {
  unreadable: 'ключ или сертификат не читается, проверьте файлы в настройках ESIA_…_FILE',
  'wrong-key': 'подписывает не тот ключ, что в сертификате ESIA_CERTIFICATE_FILE',
  'reversed-bytes': 'байты подписи идут в обратном порядке, задайте ESIA_SIGNER_REVERSED=yes (или уберите)',
  'certificate-expired': 'срок сертификата ESIA_CERTIFICATE_FILE истёк',
  'certificate-not-yet-valid': 'сертификат ESIA_CERTIFICATE_FILE ещё не действует, проверьте и часы сервера',
  unreachable: 'подпись не получена, проверьте ключ, программу или сервис подписи',
} satisfies Record<SignerFault, string>

/** A signer that has proved itself against its certificate. Throws a StartError of one line that names the fault. */
export async function openSigner(
  config: SignerConfig,
  { now }: { readonly now: () => Date },
): Promise<Signer> {
  const { certificatePem } = config
  try {
    // It proves itself where it is made.
    if (config.kind === 'in-process') return inProcessSigner({ ...config, now })
    const signer = remoteSigner(config)
    await proveSigner(signer, { certificatePem, now: now(), deadlineMs: config.deadlineMs })
    return signer
  } catch (error) {
    if (!(error instanceof SignerError)) throw error
    const detail = `${error.fault}: ${error.message}`.replaceAll(/\s+/g, ' ')
    throw new StartError(`ESIA_SIGNER=${config.kind}: ${advice[error.fault]} (${detail})`)
  }
}

function remoteSigner(config: Exclude<SignerConfig, { kind: 'in-process' }>): Signer {
  if (config.kind === 'command') return commandSigner({ ...config, command: [config.program] })
  if (config.kind === 'http') {
    const { tls, ...service } = config
    return httpSigner({ ...service, ...(tls !== undefined && { tls }) })
  }
  const { program, configFile, ...openssl } = config
  return opensslSigner({
    ...openssl,
    ...(program !== undefined && { openssl: program }),
    ...(configFile !== undefined && { configFile }),
  })
}
