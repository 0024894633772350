/** One line for the integrator: which endpoint, which client, which check, and why. Never a secret or a person's data. */
export type Log = (line: string) => void

const longest = 500

/** What a client sent, made safe for a line of the log: one line, quoted, cut. */
export function quoted(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value.slice(0, 80))
}

export function lineLog(write: (text: string) => void): Log {
  return (line) => write(`esia-simulator: ${line.slice(0, longest)}\n`)
}
