import { browser, gostEngine, lacks, postgres } from './needs.ts'

const lacking = [await lacks(browser), await lacks(postgres), await lacks(gostEngine)].filter(
  (line) => line !== undefined,
)

for (const line of lacking) process.stdout.write(`${line}\n`)
process.exitCode = lacking.length > 0 ? 1 : 0
