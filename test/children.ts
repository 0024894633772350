import assert from 'node:assert/strict'
import { location, type Answer, type Browser } from './browser.ts'
import { formsOn } from './forms.ts'

type Json = Readonly<Record<string, unknown>>

const headers = { 'content-type': 'application/json' }

/** Something changes in what Госуслуги knows of a person. */
export async function changeThere(simulator: string, id: string, fields: Json): Promise<void> {
  const address = `${simulator}/trial/people/${id}`
  const answer = await fetch(address, { method: 'PATCH', headers, body: JSON.stringify(fields) })
  assert.equal(answer.status, 200, await answer.text())
}

/** What Госуслуги knows of a person, as it reads it back. */
export async function readThere(simulator: string, id: string): Promise<Json> {
  const answer: unknown = await (await fetch(`${simulator}/trial/people/${id}`)).json()
  assert.ok(typeof answer === 'object' && answer !== null)
  return { ...answer }
}

/** Another parent of the mother's children, with an account of his own there. */
export async function addFather(simulator: string, fields: Json = {}): Promise<void> {
  const { kids } = await readThere(simulator, 'mother')
  const father = {
    id: 'father',
    password: 'Dub-90',
    lastName: 'Соколов',
    firstName: 'Андрей',
    middleName: 'Петрович',
    birthDate: '1990-02-03',
    gender: 'M',
    snils: '000-000-990 35',
    citizenship: 'RUS',
    unchecked: true,
    contacts: [{ type: 'MBT', value: '+7(000)0009090', vrfStu: 'VERIFIED' }],
    documents: [],
    addresses: [],
    kids,
    ...fields,
  }
  const answer = await fetch(`${simulator}/trial/people`, {
    method: 'POST',
    headers,
    body: JSON.stringify(father),
  })
  assert.equal(answer.status, 201, await answer.text())
}

/** To Госуслуги for children and back: the address of the callback. */
export async function tripForChildren(
  browser: Browser,
  person = 'mother',
  { allow = true } = {},
): Promise<string> {
  const started = await browser.post('/cards/children/start')
  return browser.signInAtGosuslugi(location(started), person, { allow })
}

/** The same, and the answer of the callback. */
export async function askForChildren(browser: Browser, person = 'mother'): Promise<Answer> {
  return browser.get(await tripForChildren(browser, person))
}

/** What the boxes of the page bear, by the child's first words of name. */
export async function boxesOf(
  browser: Browser,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { body } = await browser.get('/cards/children')
  const names = [...body.matchAll(/checkboxes__label"[^>]*>([^<]+)</g)].map(([, name = '']) => name)
  const boxes = formsOn(body).flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'checkbox'))
  return new Map(names.map((name, at) => [name, { [boxes[at]?.name ?? '']: boxes[at]?.value ?? '' }]))
}

/** Ticks the children whose names begin so, and presses the button. */
export async function choose(browser: Browser, ...names: readonly string[]): Promise<Answer> {
  const boxes = [...(await boxesOf(browser))].filter(([name]) =>
    names.some((start) => name.startsWith(start)),
  )
  return browser.post('/cards/children', Object.assign({}, ...boxes.map(([, box]) => box)))
}

/** The whole of it: asked, told, chosen, made. */
export async function addChildren(
  browser: Browser,
  names: readonly string[],
  person = 'mother',
): Promise<void> {
  assert.equal(location(await askForChildren(browser, person)), '/cards/children')
  assert.equal(location(await choose(browser, ...names)), '/cards?children')
}
