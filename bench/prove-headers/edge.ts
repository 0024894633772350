import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHaproxy, type Proxy } from '../cluster/haproxy.ts'

type Setting = {
  /** Of the edge: TLS and plain HTTP both, told apart by their first bytes. */
  readonly port: string
  /** Of the portal behind it. */
  readonly portal: string
  readonly folder: string
}

export type Edge = Proxy & { /** PEM, for those who are to trust it. */ readonly certificateFile: string }

/**
 * HAProxy as it stands before a portal in production: TLS ends here, and who comes without it is sent to it. One port
 * serves both, because the scanner takes a name and a port, and asks it by `http:` and by `https:`.
 */
export async function startEdge({ port, portal, folder }: Setting): Promise<Edge> {
  const certificateFile = join(folder, 'edge.crt')
  const keyFile = join(folder, 'edge.key')
  // prettier-ignore
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
    '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
    '-keyout', keyFile, '-out', certificateFile], { stdio: 'ignore' })
  const bundle = join(folder, 'edge.pem')
  writeFileSync(bundle, readFileSync(certificateFile, 'utf8') + readFileSync(keyFile, 'utf8'), {
    mode: 0o600,
  })

  const proxy = await runHaproxy({ port, folder, config: configOf({ port, portal, folder }) })
  return { ...proxy, certificateFile }
}

const configOf = ({ port, portal, folder }: Setting) => `
global
  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend both
  mode tcp
  bind 127.0.0.1:${port}
  tcp-request inspect-delay 5s
  tcp-request content accept if { req.ssl_hello_type 1 }
  tcp-request content accept if HTTP
  use_backend tls if { req.ssl_hello_type 1 }
  default_backend plain
backend tls
  mode tcp
  server own unix@${folder}/tls.sock send-proxy-v2
backend plain
  mode tcp
  server own unix@${folder}/plain.sock send-proxy-v2
frontend https
  bind unix@${folder}/tls.sock accept-proxy ssl crt ${folder}/edge.pem alpn h2,http/1.1
  option forwardfor
  default_backend portal
frontend http
  bind unix@${folder}/plain.sock accept-proxy
  http-request redirect scheme https code 301
backend portal
  server portal 127.0.0.1:${portal}
`
