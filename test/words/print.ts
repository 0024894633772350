import { literals } from './literals.ts'
import { messages } from './messages.ts'

const byFile = Map.groupBy([...messages(), ...literals()], ({ file }) => file)

for (const [file, said] of [...byFile].sort(([one], [other]) => one.localeCompare(other))) {
  process.stdout.write(`${file}\n${said.map(({ key, text }) => `  ${key}: ${text}\n`).join('')}\n`)
}
