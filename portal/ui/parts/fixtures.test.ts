import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { button } from './button.ts'
import { cases } from './fixture-cases.ts'
import { plain } from './plain-markup.ts'

for (const [component, name, ours] of cases) {
  test(`our ${component} has the markup that nhsuk-frontend publishes: ${name}`, () => {
    assert.deepEqual(plain(String(ours)), plain(published(component, name)))
  })
}

test('markup that differs is told apart', () => {
  const ours = plain(String(button({ text: 'Save and continue', name: 'x' })))
  assert.notDeepEqual(ours, plain(published('button', 'default')))
  assert.notDeepEqual(plain('<p>a</p><p>b</p>'), plain('<p>a<p>b</p></p>'))
})

const Fixtures = Type.Object({
  fixtures: Type.Array(Type.Object({ name: Type.String(), html: Type.String() })),
})
const { resolve } = createRequire(import.meta.url)

function published(component: string, name: string): string {
  const path = resolve(`nhsuk-frontend/dist/nhsuk/components/${component}/fixtures.json`)
  const { fixtures } = Value.Parse(Fixtures, JSON.parse(readFileSync(path, 'utf8')))
  const fixture = fixtures.find((one) => one.name === name)
  assert.ok(fixture, `nhsuk-frontend publishes no ${component} «${name}»`)
  return fixture.html
}
