import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html, trustedMarkup, url, type Printable } from './index.ts'

const print = (value: Printable) => String(html`<p title="${value}">${value}</p>`)

test('text from a person never opens a tag or leaves its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const inside = print(text).slice('<p title="'.length, -'</p>'.length)
      const [attribute = '', body = '', ...more] = inside.split('">')
      assert.equal(more.length, 0)
      assert.doesNotMatch(attribute + body, /[<>"']/)
    }),
  )
})

test('escaped text reads back as it was typed', () => {
  const entities = new Map([
    ['&amp;', '&'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&quot;', '"'],
    ['&#39;', "'"],
  ])
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'ж', ';', 'amp') }), (text) => {
      const printed = String(html`${text}`)
      assert.equal(
        printed.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities.get(entity) ?? ''),
        text,
      )
    }),
  )
})

test('nested markup is printed once, lists in turn, nothing for null, undefined and false', () => {
  const item = html`<li>${'<b>'}</li>`
  assert.equal(
    String(html`<ul>${[item, item]}</ul>${null}${undefined}${false}${0}`),
    '<ul><li>&lt;b&gt;</li><li>&lt;b&gt;</li></ul>0',
  )
})

test('an object that looks like markup is not believed', () => {
  const forged: string = JSON.parse(`{"markup":"<script>"}`)
  assert.throws(() => html`${forged}`)
})

test('places where escaping cannot help are refused', () => {
  const x = 'x'
  assert.throws(() => html`<p class=${x}>`, /Quote/)
  assert.throws(() => html`<p class='${x}'>`, /Quote/)
  assert.throws(() => html`<p class=a${x}>`, /Quote/)
  assert.throws(() => html`<script>${x}</script>`, /script/)
  assert.throws(() => html`<style>a{color:${x}}</style>`, /style/)
  assert.throws(() => html`<${x}>`, /name/)
  assert.throws(() => html`<a href="${x}">`, /url\(\)/)
  assert.throws(() => html`<button formaction="${x}">`, /url\(\)/)
})

test('usual templates pass', () => {
  const x = 'x'
  assert.equal(
    String(html`<a class="b ${x}" href="${url('/a?b=1&c=2')}" ${html`hidden`}>${x} = ${x}</a>`),
    '<a class="b x" href="/a?b=1&amp;c=2" hidden>x = x</a>',
  )
  assert.equal(
    String(html`<p>a = ${x}</p><script src="${url('/s.js')}"></script>${x}`),
    '<p>a = x</p><script src="/s.js"></script>x',
  )
  assert.equal(String(trustedMarkup('<svg></svg>')), '<svg></svg>')
})

test('an address that runs code or leaves the origin unseen is refused', () => {
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'vbscript:x',
    '',
  ]) {
    assert.throws(() => url(address), RangeError, address)
  }
  for (const address of [
    '/cards',
    '#error',
    '?page=2',
    'https://minzdrav.example/',
    'tel:+74722000000',
    'mailto:help@minzdrav.example',
  ]) {
    assert.equal(String(url(address)), address)
  }
})
