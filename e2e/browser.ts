import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** The same engine without a window: a whole browser draws its tab strip for every context, which costs as a page does. */
const WINDOWLESS = ['chromium-headless-shell']
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium to drive: CHROMIUM, else an installed one, without a window where there is one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env['CHROMIUM'] || findWindowless(env) || findWholeChromium(env)
}

/** The path of a Chromium that reads its settings: CHROMIUM, else an installed one, else the one that Playwright fetched. */
export function findWholeChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const fetched = chromium.executablePath()
  return env['CHROMIUM'] || onPath(WHOLE, env) || (existsSync(fetched) ? fetched : undefined)
}

export const findWindowless = (env: NodeJS.ProcessEnv = process.env) => onPath(WINDOWLESS, env)

const onPath = (names: readonly string[], env: NodeJS.ProcessEnv) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

/** A browser that talks to nobody but the pages under test. Root has no sandbox to offer. */
export const launchOptions = {
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
