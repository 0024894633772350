import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

/**
 * No Host or two, an address with an origin or a fragment of its own, or a body packed on the way may mean one thing to a
 * proxy and another to us. Chunks before HTTP/1.1 are faulty framing (RFC 9112, 6.1).
 */
export function isOneRequest({ url = '', httpVersion, headers, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const coding = headers['transfer-encoding']
  const isPlainlyFramed =
    coding === undefined || (coding.toLowerCase() === 'chunked' && httpVersion === '1.1')
  const isForOneHost = hosts.length === 1 || (hosts.length === 0 && httpVersion === '1.0')
  return isForOneHost && url.startsWith('/') && !url.includes('#') && isPlainlyFramed
}

/** Where a request's Host leads: ours, another name of this very machine, or somebody else's. */
export function readHost(host: string | undefined, origin: URL): 'ours' | 'other-loopback' | 'foreign' {
  if (host === origin.host) return 'ours'
  const named = URL.parse(`http://${host ?? ''}`)
  if (named === null || named.host !== host) return 'foreign'
  const bothLocal = isLoopback(named.hostname) && isLoopback(origin.hostname)
  return bothLocal && named.port === origin.port ? 'other-loopback' : 'foreign'
}

/**
 * Whether a request that changes something comes from a page of ours. Browsers of the last years say so in
 * Sec-Fetch-Site, which a page can't forge; older ones in Origin. A request with neither is refused.
 */
export function comesFromUs(headers: IncomingHttpHeaders, origin: URL): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === origin.origin
}

/** A person followed a link of ours: not an image, a frame, a prefetch, nor a link on another site. */
export function isOwnNavigation(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-fetch-site'] === 'same-origin' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    headers['sec-purpose'] === undefined
  )
}
