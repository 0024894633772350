import { contactOf, type Person } from '../people/person.ts'
import { Browser } from './browser.ts'
import { authorizationFields, type Fields } from './integrator.ts'
import type { Trial } from './trial-stand.ts'

export function personOf(trial: Trial, id: string): Person {
  const person = trial.stand.people.byId(id)
  if (person === undefined) throw new Error(`Nobody is called ${id}`)
  return person
}

/** What the person may always type: СНИЛС, or the phone of those who have none. */
export const loginOf = (person: Person): string => person.snils ?? contactOf(person, 'MBT')?.value ?? ''

/** Reads the newest SMS on the person's phone. */
export function newestCode(trial: Trial, id: string): string {
  const phone = contactOf(personOf(trial, id), 'MBT')?.value ?? ''
  const [message] = trial.stand.memory.sms.to(phone)
  if (message === undefined) throw new Error('No SMS has come')
  return message.code
}

/** Comes from a client's site with its request and types login and password. */
export async function typePassword(
  trial: Trial,
  id: string,
  fields = authorizationFields(trial),
  endpoint: 'ac' | 'v2/ac' = 'v2/ac',
): Promise<Browser> {
  const browser = new Browser(trial.app)
  await browser.open(`/aas/oauth2/${endpoint}?${new URLSearchParams(fields).toString()}`)
  const person = personOf(trial, id)
  await browser.send({ login: loginOf(person), password: person.password })
  return browser
}

/** The whole way through the forms; the address is where the browser is sent in the end, if anywhere. */
export async function signInThroughForms(
  trial: Trial,
  id: string,
  fields: Fields = authorizationFields(trial),
  endpoint: 'ac' | 'v2/ac' = 'v2/ac',
): Promise<{ browser: Browser; back: URL | undefined }> {
  const browser = await typePassword(trial, id, fields, endpoint)
  const back = await browser.send({ code: newestCode(trial, id) })
  return { browser, back }
}

/** Signs in and hands the data over where that is asked; answers the code. */
export async function codeFor(
  trial: Trial,
  id: string,
  fields?: Fields,
  endpoint: 'ac' | 'v2/ac' = 'v2/ac',
): Promise<string> {
  const { browser, back } = await signInThroughForms(trial, id, fields, endpoint)
  const answer = back ?? (await browser.send({ answer: 'allow' }))
  const code = answer?.searchParams.get('code')
  if (code === null || code === undefined) throw new Error(`No code came: ${answer?.href ?? browser.path}`)
  return code
}
