import type { FastifyReply } from 'fastify'

/** Ends when the browser hangs up before its answer, so that nothing more is done for it. */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  const look = () => {
    if (!raw.writableFinished) gone.abort()
  }
  if (raw.closed) look()
  else raw.once('close', look)
  return gone.signal
}
