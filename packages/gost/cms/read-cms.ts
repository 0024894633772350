import { ok, type Result } from '../result.ts'
import type { Cms, CmsFault } from './cms.ts'
import { readSignedData } from './signed-data.ts'

/**
 * Reads a CMS SignedData (RFC 5652; PKCS#7) in DER over plain data, attached or detached, and verifies nothing.
 * Faults: `not-cms` for any other bytes, among them BER of indefinite length, more than 64 KiB, more than 8 signers;
 * `unknown-algorithm`. Never throws on bytes.
 */
export function readCms(der: Uint8Array): Result<Cms, CmsFault> {
  const read = readSignedData(der)
  if (!read.ok) return read
  const { content, certificates, signers } = read.value
  return ok({
    content,
    certificates,
    signers: signers.map(({ algorithm, attributes }) => ({
      algorithm,
      signedAttributes: attributes !== undefined,
      signingTime: attributes?.signingTime,
    })),
  })
}
