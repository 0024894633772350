import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

/** What Node's parser says of bytes that it doesn't take for a request; everything else is a 400. */
const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what never became a request, so that a person with an address too long sees a page like any other. */
export function refuseUnread(
  error: NodeJS.ErrnoException,
  socket: Socket,
  { headers, page }: { headers: Readonly<Record<string, string>>; page: (status: number) => string },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const body = Buffer.from(page(status))
  const head = Object.entries({
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(body.length),
    connection: 'close',
  })
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`)
  socket.write(`${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`)
  socket.end(body)
}
