import type { IncomingHttpHeaders } from 'node:http'

/**
 * The path of the page whose link or form led here, redirects between them left out. Undefined where the browser
 * keeps it to itself. It only chooses words: a header like this is no guard.
 */
export function cameFrom({ referer }: IncomingHttpHeaders): string | undefined {
  return URL.parse(referer ?? '')?.pathname
}
