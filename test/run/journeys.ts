import { spawn } from 'node:child_process'
import type { Outcome } from './outcome.ts'

/** Runs the journeys by Playwright, whose reporter of ours sends the outcome over the channel. */
export function journeys(half: string, args: readonly string[] = []): Promise<Outcome> {
  return new Promise((resolve) => {
    const command = [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--reporter=list,./test/run/journey-reporter.ts',
    ]
    const child = spawn(process.execPath, [...command, ...args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let outcome: Outcome | undefined

    child.on('message', (message) => {
      if (isOutcome(message)) outcome = { ...message, half }
    })
    child.once('exit', (code) => {
      const { passed = [], failed = [], skipped = [], unsteady = [] } = outcome ?? {}
      // Playwright may fail outside of any test: in its configuration, or with no test found.
      const unexplained = code !== 0 && failed.length === 0 ? [{ name: 'Playwright itself', ms: 0 }] : []
      resolve({ half, passed, failed: [...failed, ...unexplained], skipped, unsteady })
    })
  })
}

function isOutcome(value: unknown): value is Outcome {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['passed', 'failed', 'skipped'].every((key) => key in value)
  )
}
