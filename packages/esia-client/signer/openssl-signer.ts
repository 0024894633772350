import { resolve } from 'node:path'
import { commandSigner, type CommandSignerOptions } from './command-signer.ts'
import type { Signer } from './signer.ts'

export type OpensslSignerOptions = Pick<CommandSignerOptions, 'certificatePem' | 'deadlineMs' | 'width'> & {
  /** PKCS#8, PEM, not encrypted; readable by this process alone. */
  readonly keyFile: string
  /** The same certificate as a file: OpenSSL puts it into a CMS. Without it no CMS is made. */
  readonly certificateFile?: string
  /** The program, `openssl` of the system's folders. */
  readonly openssl?: string
  /** OPENSSL_CONF that loads GOST; without it the engine `gost` from where OpenSSL looks for engines. */
  readonly configFile?: string
}

const cmsForm = ['-md', 'md_gost12_256', '-binary', '-nosmimecap', '-outform', 'DER', '-signer']

/**
 * Signs by OpenSSL with a GOST engine; the key stays in its file and out of this process. The engine of most Linux
 * distributions is no certified means either: certified builds of OpenSSL are sold, and take the same arguments.
 * Throws a SignerError, `unreadable`; signatures reject with a SigningError.
 */
export function opensslSigner(options: OpensslSignerOptions): Signer {
  const { certificatePem, openssl = 'openssl', certificateFile, configFile } = options
  const engine = configFile === undefined ? ['-engine', 'gost'] : []
  const keyFile = resolve(options.keyFile)

  return commandSigner({
    ...options,
    certificatePem,
    command: [openssl, 'dgst', ...engine, '-md_gost12_256', '-binary', '-sign', keyFile],
    ...(certificateFile !== undefined && {
      cmsCommand: [
        openssl,
        'cms',
        '-sign',
        ...engine,
        ...cmsForm,
        resolve(certificateFile),
        '-inkey',
        keyFile,
      ],
    }),
    ...(configFile !== undefined && {
      environment: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', OPENSSL_CONF: resolve(configFile) },
    }),
  })
}
