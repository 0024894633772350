import assert from 'node:assert/strict'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { Authenticator, type Making, type Otherwise, type Signing } from './authenticator.ts'
import { location, type Answer, type Browser } from './browser.ts'
import type { TestPortal } from './portal.ts'

const making = Compile(
  Type.Object({
    rp: Type.Object({ id: Type.String(), name: Type.String() }),
    user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
    challenge: Type.String(),
    excludeCredentials: Type.Array(Type.Object({ id: Type.String() })),
    authenticatorSelection: Type.Object({ residentKey: Type.String(), userVerification: Type.String() }),
    attestation: Type.String(),
  }),
)

const signing = Compile(
  Type.Object({
    rpId: Type.String(),
    challenge: Type.String(),
    userVerification: Type.String(),
    allowCredentials: Type.Array(Type.Object({ id: Type.String() })),
  }),
)

/** What a device is asked when its person adds a key. */
export const askedToMake = async (browser: Browser) =>
  making.Parse(JSON.parse((await browser.get('/settings/passkeys/new')).body))

/** What a device is asked for a proof, or for a sign-in in this region. */
export const askedToSign = async (browser: Browser, path = '/passkey/proof') =>
  signing.Parse(JSON.parse((await browser.get(path)).body))

export async function addKey(
  browser: Browser,
  device = new Authenticator(),
): Promise<{ readonly device: Authenticator; readonly answer: Answer }> {
  const asked: Making = await askedToMake(browser)
  const answer = await browser.post('/settings/passkeys/new', { credential: device.make(asked) })
  if (location(answer) !== '/settings/passkeys?added') throw new Error(`Not added: ${answer.statusCode}`)
  return { device, answer }
}

type By = { readonly region?: string; readonly otherwise?: Otherwise }

/** Signs in by the newest key of a device. */
export async function signInByKey(
  browser: Browser,
  device: Authenticator,
  { region = 'bel', otherwise }: By = {},
): Promise<Answer> {
  const path = `/${region}/sign-in/passkey`
  const asked: Signing = await askedToSign(browser, path)
  return browser.post(path, { credential: device.sign(asked, otherwise) })
}

/** Proves by the newest key of a device who one is. */
export async function proveByKey(
  browser: Browser,
  device: Authenticator,
  { back, otherwise }: { readonly back?: string; readonly otherwise?: Otherwise } = {},
): Promise<Answer> {
  const credential = device.sign(await askedToSign(browser), otherwise)
  return browser.post('/passkey/proof', { credential, ...(back !== undefined && { back }) })
}

/** Where the pages of this person's keys are. */
export async function keyPaths(browser: Browser): Promise<readonly string[]> {
  const { body } = await browser.get('/settings/passkeys')
  return [...body.matchAll(/href="(\/settings\/passkeys\/[\da-f-]{36})"/g)].map(([, path = '']) => path)
}

/** Registers somebody in a region of the test's own. */
export async function enterBy(portal: TestPortal, person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  const answer = await browser.register(person, region)
  if (location(answer) !== '/cards') throw new Error(`${person} is not in: ${answer.statusCode}`)
  return browser
}

/** Nobody is in, nothing was opened, and the page says so without a reason. */
export function assertNotIn(answer: Answer, region: string): void {
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Войти с ключом не получилось/)
  assert.match(answer.body, new RegExp(`href="/${region}/sign-in"`))
}
