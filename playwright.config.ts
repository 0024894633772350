import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { findChromium, launchOptions } from './e2e/browser.ts'
import { shooting } from './e2e/picture.ts'
import { frame } from './e2e/shoot.ts'

const executablePath = findChromium()

const narrow = { width: 320, height: 640 }
const wide = { width: 1280, height: 800 }

/** What is the same whatever the browser: once is enough. */
const ONCE = /(?:access|bot|cookies-off|gateway|idle|restart)\.spec\.ts$/

/** What goes beside the rows of the user manual: narrow with script and wide without are enough. */
const PAIRED =
  /(?:adding|back|children|devices|differences|english|errors|happenings|large-text|leaving|passkeys-off|passkeys|letters|people|policy|presses|qr|refusal|session-ended|sharing|sight|taking-along|two-devices|unconfirmed|undo)\.spec\.ts$/

/** What only script can do or what differs by the person alone, and what stands there without it. */
const SCRIPTED = /\/(?:passkeys|people)\.spec\.ts$/
const SCRIPTLESS = /\/passkeys-off\.spec\.ts$/

/** The journeys that the user manual shows, as its pictures have them. */
const guide = {
  name: 'guide',
  testMatch: globSync('e2e/*.spec.ts')
    .filter((path) => readFileSync(path, 'utf8').includes('picture('))
    .map((path) => `**/${path}`),
  use: { javaScriptEnabled: true, viewport: frame },
}

/** Pictures differ from one Chromium to the next, so they are compared by a command (`npm run look`), not by the tests. */
const COMPARED = /design\.spec\.ts$/
const comparing = process.env['COMPARE_LOOKS'] === '1'
const compared = [narrow, wide].map((viewport) => ({
  name: String(viewport.width),
  testMatch: COMPARED,
  use: { viewport },
}))

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/prepare.ts',
  outputDir: 'test-results',
  snapshotPathTemplate: 'docs/pictures/design/{arg}-{projectName}{ext}',
  forbidOnly: true,
  // A browser on a busy machine may be late for once; what passes only then is told by name at the end.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'ru-RU',
    launchOptions: executablePath === undefined ? launchOptions : { ...launchOptions, executablePath },
    screenshot: 'only-on-failure',
  },
  projects: shooting
    ? [guide]
    : comparing
      ? compared
      : [
          { name: 'once', testMatch: ONCE, use: { viewport: wide } },
          {
            name: 'script, 320',
            testIgnore: [ONCE, SCRIPTLESS, COMPARED],
            use: { javaScriptEnabled: true, viewport: narrow },
          },
          {
            name: 'script, 1280',
            testIgnore: [ONCE, PAIRED, SCRIPTLESS, COMPARED],
            use: { javaScriptEnabled: true, viewport: wide },
          },
          {
            name: 'no script, 320',
            testIgnore: [ONCE, PAIRED, SCRIPTED, COMPARED],
            use: { javaScriptEnabled: false, viewport: narrow },
          },
          {
            name: 'no script, 1280',
            testIgnore: [ONCE, SCRIPTED, COMPARED],
            use: { javaScriptEnabled: false, viewport: wide },
          },
        ],
})
