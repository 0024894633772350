import { rawSignature } from './raw-signature.ts'
import { runProgram } from './run-program.ts'
import { readSignerCertificate } from './signer-certificate.ts'
import type { Signer } from './signer.ts'
import { turnstile, type Width } from './turnstile.ts'

/** A program and its arguments; nothing in them is read by a shell. */
export type Command = readonly [program: string, ...args: string[]]

export type CommandSignerOptions = {
  /** X.509, PEM: of the key that the program holds. */
  readonly certificatePem: string
  /** Reads the message from stdin to its end, writes the signature's 64 bytes to stdout, ends with 0. */
  readonly command: Command
  /** The same for detached CMS in DER. */
  readonly cmsCommand?: Command
  /** Whether all 64 bytes come reversed, as CryptoPro CSP writes them. */
  readonly reversed?: boolean
  /** For one signature, the wait for its turn included; in milliseconds, 2000. */
  readonly deadlineMs?: number
  /** 4 at once, 64 waiting. */
  readonly width?: Width
  /** All that the program sees of the environment; without it PATH of the system's folders alone. */
  readonly environment?: Readonly<Record<string, string>>
}

const mostBytes = { raw: 64, cms: 64 * 1024 } as const
const usualEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Signs by a program of its own: no shell, no temporary files of ours, killed with all it has started at the deadline.
 * Throws a SignerError, `unreadable`, for the certificate; signatures reject with a SigningError.
 *
 * CryptoPro CSP reads and writes files, so a script stands between, its folder in memory:
 *
 *     #!/bin/sh
 *     set -eu
 *     at=$(mktemp -d -p /dev/shm); trap 'rm -rf "$at"' EXIT
 *     cat >"$at/in"
 *     /opt/cprocsp/bin/amd64/csptest -keyset -sign GOST12_256 -container "$CONTAINER" -keytype exchange \
 *       -in "$at/in" -out "$at/out" >&2
 *     cat "$at/out"
 *
 *     commandSigner({ certificatePem, command: ['/opt/portal/sign'], reversed: true, environment: { PATH, CONTAINER } })
 */
export function commandSigner(options: CommandSignerOptions): Signer {
  const { hash } = readSignerCertificate(options.certificatePem)
  const pass = turnstile(options.width ?? { atOnce: 4, waiting: 64 })
  const { command, cmsCommand, reversed = false, deadlineMs = 2000 } = options

  const ask = ([program, ...args]: Command, kind: keyof typeof mostBytes, { input, signal }: Asked) => {
    const deadline = AbortSignal.timeout(deadlineMs)
    const ends = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    const environment = { ...(options.environment ?? usualEnvironment) }
    const run = { program, args, environment, input, mostBytes: mostBytes[kind], signal: ends }
    return pass(ends, () => runProgram(run))
  }

  return {
    certificateHash: () => hash,
    sign: async (message, signal) =>
      rawSignature(await ask(command, 'raw', { input: message, signal }), { reversed }),
    ...(cmsCommand !== undefined && {
      signCms: (message, signal) => ask(cmsCommand, 'cms', { input: message, signal }),
    }),
  }
}

type Asked = { readonly input: Uint8Array; readonly signal: AbortSignal | undefined }
