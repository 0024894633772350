import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { html } from '@registratura/html'
import { assetFiles } from '../asset-files.ts'
import { page } from '../page.ts'
import { regionList } from '../parts/region-list.ts'
import { buildStyles } from './build.ts'

const committed = (name: string) => readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')
const sheets = ['portal.css', 'first.css'] as const

test('the committed stylesheets are what the sources give; else run portal/ui/styles/build.ts', async () => {
  const built = await buildStyles()
  for (const name of sheets) assert.equal(committed(name), built[name], name)
})

test('the purge keeps the ring around what has the focus', () => {
  for (const name of sheets) assert.match(committed(name), /body :focus-visible\{outline:3px solid/)
})

test('every file that a stylesheet asks for is served', () => {
  const paths = new Set([...assetFiles.values()].map(({ path }) => path))
  for (const name of sheets) {
    const asked = [...committed(name).matchAll(/url\("?([^")]+)"?\)/g)].map(([, path]) => path)
    assert.ok(asked.length >= 4)
    for (const path of asked) assert.ok(path !== undefined && paths.has(path), path)
  }
})

test('a stylesheet reaches no other origin', () => {
  for (const name of sheets) assert.doesNotMatch(committed(name), /https?:|@import/)
})

test('the inline styles hold every class of the first pages', () => {
  const classes = [...String(firstPage()).matchAll(/class="([^"]*)"/g)].flatMap(([, list]) =>
    (list ?? '').split(' '),
  )
  // Names for the script and for what may be styled one day.
  const bare = new Set(['regions', 'regions--remembered'])
  for (const name of new Set(classes))
    assert.ok(bare.has(name) || committed('first.css').includes(`.${name}`), name)
})

test('the bytes stay within their budgets', () => {
  const packed = (text: string | Buffer) => brotliCompressSync(text).length
  const fonts = [...assetFiles.values()].filter(({ name }) => name.endsWith('.woff2'))
  const sizeOf = (files: typeof fonts) => files.reduce((sum, { content }) => sum + content.length, 0)

  assert.ok(packed(String(firstPage())) <= 9 * 1024)
  assert.ok(packed(committed('portal.css')) <= 6 * 1024)
  assert.ok(packed(committed('portal.js')) <= 5 * 1024)
  assert.equal(fonts.length, 5)
  // A Russian page asks for no bold Latin letters; an English one that names a Russian asks for all.
  assert.ok(sizeOf(fonts.filter(({ name }) => !name.includes('english'))) <= 20 * 1024)
  assert.ok(sizeOf(fonts) <= 22 * 1024)
})

function firstPage() {
  const items = Array.from({ length: 89 }, (_, index) => ({
    value: `RU-${index}`,
    name: `Область ${index * 7919}`,
  }))
  return page({
    frame: { serviceName: 'Медицина-онлайн', language: 'ru', changeRegionPath: '/' },
    title: 'Выберите регион',
    styles: 'inline',
    body: html`<p>Портал работает отдельно в каждом регионе.</p>${regionList({ action: '/region', language: 'ru', items, remembered: { value: 'x', name: 'Область' } })}`,
  })
}
