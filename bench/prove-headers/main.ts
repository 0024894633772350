import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askThroughEdge } from './answers.ts'
import { browse } from './browse.ts'
import { observe } from './observatory.ts'
import { evaluate } from './policy.ts'
import { startStage, type Stage } from './stage.ts'

const reports = join(import.meta.dirname, '..', '..', 'reports')
const say = (line: string) => process.stdout.write(`${line}\n`)

/** The simulator is without TLS, and so is its origin in the policy; the judge is shown what a real portal sends. */
const esia = 'https://esia.example'

const judged = await inStage({ ESIA_ORIGIN: esia, ESIA_ISSUER: `${esia}/` }, async (stage) => {
  const answers = await askThroughEdge(stage)
  for (const line of answers.wrong) say(line)
  say(
    `answers behind TLS: ${answers.answers}, statuses ${answers.statuses.join(' ')}, wrong ${answers.wrong.length}`,
  )

  const policy = evaluate(answers.policy)
  for (const line of [...policy.high, ...policy.other]) say(`csp_evaluator: ${line}`)

  const grades = await observe(stage, ['/', '/bel', '/bel/sign-in', '/cards'])
  for (const { path, grade, score, tests } of grades) {
    say(`observatory: ${grade}, ${score} points for ${path}`)
    if (path === '/') for (const [test, result] of Object.entries(tests)) say(`  ${test}: ${result}`)
  }

  return { answers, policy, grades }
})

const browsed = await inStage({}, browse)
const { answers, policy, grades } = judged
for (const line of browsed.reports) say(`browser: ${line}`)

const isHeld =
  answers.wrong.length === 0 &&
  policy.high.length === 0 &&
  grades.every(({ grade }) => grade === 'A+') &&
  browsed.pages > 50 &&
  browsed.reports.length === 0
mkdirSync(reports, { recursive: true })
writeFileSync(
  join(reports, 'prove-headers.json'),
  `${JSON.stringify({ isHeld, answers, policy, grades, browsed }, null, 2)}\n`,
)
const worst = Math.min(...grades.map(({ score }) => score))
say(
  `prove:headers: ${grades.map(({ grade }) => grade).join(' ')}, ${worst} points at least; csp_evaluator ${policy.high.length} high; ${browsed.reports.length} reports on ${browsed.pages} pages; ${answers.wrong.length} of ${answers.answers} answers wrong`,
)
process.exitCode = isHeld ? 0 : 1

async function inStage<Found>(
  env: NodeJS.ProcessEnv,
  look: (stage: Stage) => Promise<Found>,
): Promise<Found> {
  const stage = await startStage(env)
  try {
    return await look(stage)
  } finally {
    await stage.stop()
  }
}
