import { startPortal } from '../test/portal.ts'

/**
 * A program: the portal at the port given, on a clock that whoever started it moves on, by messages of milliseconds.
 * Госуслуги keep their own clock.
 */
const port = Number(process.argv[2])
const portal = await startPortal({ origin: new URL(`http://localhost:${port}`) })
await portal.app.listen({ port, host: '127.0.0.1' })

process.on('message', (milliseconds) => {
  portal.later(Number(milliseconds))
  process.send?.('moved')
})
process.send?.(portal.simulator)
// Whoever started it may end before it says so.
process.on('disconnect', () => process.exit())
