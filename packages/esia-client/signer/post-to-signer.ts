import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { SigningError } from './signing-error.ts'

export type SignerCall = {
  readonly url: string
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string } | undefined
  readonly hash: string
  readonly message: Uint8Array
  readonly mostBytes: number
  readonly signal: AbortSignal
}

/** One call of the signing service. Throws a SigningError that tells no more than the status or the code of a fault. */
export async function postToSigner({ url, tls, hash, message, mostBytes, signal }: SignerCall) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = (tls === undefined ? requestHttp : requestHttps)(url, {
    method: 'POST',
    // A connection of its own: one that was kept could be found dead only after the message went into it.
    agent: false,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': message.length,
      accept: 'application/octet-stream',
      'certificate-hash': hash,
    },
    ...(tls !== undefined && { ...tls, minVersion: 'TLSv1.2', rejectUnauthorized: true }),
    signal,
  })
  request.on('response', resolve)
  request.on('error', reject)
  request.end(message)

  try {
    const answer = await promise
    if (answer.statusCode !== 200) throw new SigningError(`The signing service answered ${answer.statusCode}`)
    return await readAnswer(answer, mostBytes)
  } catch (error) {
    if (error instanceof SigningError) throw error
    if (signal.aborted) throw new SigningError('The signing service was too slow')
    throw new SigningError(`The signing service can't be talked to: ${codeOf(error)}`)
  } finally {
    request.destroy()
  }
}

async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer) {
    if (!(chunk instanceof Uint8Array)) throw new SigningError('The signing service answered no bytes')
    bytes += chunk.length
    if (bytes > mostBytes) throw new SigningError(`The signing service gave more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  if (bytes === 0) throw new SigningError('The signing service gave nothing')
  return Buffer.concat(chunks)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code'
}
