import { spawnSync } from 'node:child_process'
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Pair = { readonly certificatePem: string; readonly keyPem: string }

/** A certification authority in a folder of its own, by the openssl of the system. */
export function authority(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'signing-service-'))
  const at = (file: string) => join(folder, file)
  const text = (file: string) => readFileSync(at(file), 'utf8')
  const openssl = (...words: string[]) => {
    const { status, stderr } = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`openssl ${words.join(' ')}: ${stderr}`)
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...newKey, '-subj', `/CN=${name}`, '-keyout', 'ca.key', '-out', 'ca.crt')

  return {
    caPem: text('ca.crt'),
    issue(
      commonName: string,
      { use, altName }: { use: 'serverAuth' | 'clientAuth'; altName?: string },
    ): Pair {
      const names = altName === undefined ? '' : `subjectAltName=${altName}\n`
      writeFileSync(at('extensions'), `extendedKeyUsage=${use}\n${names}`)
      openssl('req', ...newKey, '-subj', `/CN=${commonName}`, '-keyout', 'its.key', '-out', 'its.csr')
      const issued = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'extensions']
      openssl('x509', '-req', '-in', 'its.csr', ...issued, '-days', '30', '-out', 'its.crt')
      return { certificatePem: text('its.crt'), keyPem: text('its.key') }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Answer = (request: IncomingMessage, reply: ServerResponse, message: Buffer) => void

/** A signing service that answers as the test wants; with `tls`, only to clients whom its CA vouches for. */
export async function signingService(answer: Answer, tls?: Pair & { readonly caPem: string }) {
  const listener = (request: IncomingMessage, reply: ServerResponse) => {
    void request.toArray().then((all) => answer(request, reply, Buffer.concat(all)))
  }
  const server =
    tls === undefined
      ? createHttp(listener)
      : createHttps(
          {
            cert: tls.certificatePem,
            key: tls.keyPem,
            ca: tls.caPem,
            requestCert: true,
            rejectUnauthorized: true,
          },
          listener,
        )
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
