import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, type Html } from '@registratura/html'
import fc from 'fast-check'
import { button, esiaButton, linkButton } from './button.ts'
import { card } from './card.ts'
import { checkbox, checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorSummary } from './error-summary.ts'
import { input } from './input.ts'
import { notice } from './notice.ts'
import { passwordInput } from './password-input.ts'
import { radios } from './radios.ts'
import { regionList } from './region-list.ts'
import { steps } from './steps.ts'
import { summaryList } from './summary-list.ts'
import { textarea } from './textarea.ts'
import { unbroken } from './unbroken.ts'

/** Every part with the same words in every place where a person's or an operator's may come. */
const parts: Readonly<Record<string, (words: string) => Html>> = {
  button: (w) => button({ text: w, name: w, value: w, form: w }),
  esiaButton: (w) => esiaButton({ text: w }),
  linkButton: (w) => linkButton({ text: w, path: '/x' }),
  card: (w) => card({ heading: w, body: html`<p>${w}</p>` }),
  checkbox: (w) => checkbox({ name: w, value: w, text: w, hint: w, error: w }),
  checkboxes: (w) =>
    checkboxes({ name: w, legend: w, hint: w, error: w, items: [{ value: w, text: w, hint: w }] }),
  dateInput: (w) => dateInput({ id: w, name: w, legend: w, hint: w, error: w, day: w, month: w, year: w }),
  details: (w) => details({ summary: w, body: html`<p>${w}</p>` }),
  errorSummary: (w) => errorSummary({ title: w, errors: [{ text: w }, { text: w, fieldId: 'x' }] }),
  input: (w) => input({ id: w, name: w, label: w, hint: w, error: w, value: w, autocomplete: w }),
  notice: (w) => notice({ kind: 'info', title: w, body: w }),
  unbroken: (w) => unbroken(`${w} ${w}`, w),
  passwordInput: (w) => passwordInput({ id: w, name: w, label: w, hint: w, error: w }),
  radios: (w) => radios({ name: w, legend: w, hint: w, error: w, items: [{ value: w, text: w, hint: w }] }),
  regionList: (w) =>
    regionList({
      action: '/x',
      language: 'ru',
      items: [{ value: w, name: w, hint: w }],
      remembered: { value: w, name: w },
    }),
  steps: (w) => steps({ current: 1, total: 3, text: w }, 'ru'),
  summaryList: (w) =>
    summaryList({ rows: [{ key: w, value: w, note: w, action: { text: w, path: '/x', hidden: w } }] }),
  textarea: (w) => textarea({ id: w, name: w, label: w, hint: w, error: w, value: w }),
}

/** Tags with the names of their attributes, values left out. */
const bones = (markup: Html) =>
  [...String(markup).matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""'))

for (const [name, part] of Object.entries(parts)) {
  test(`what a person typed adds no tag and no attribute to ${name}`, () => {
    const pieces = fc.constantFrom('<', '>', '"', "'", '&', '=', '</p>', '<script>', ' onfocus=', '/', 'я')
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1 }), (typed) => {
        assert.deepEqual(bones(part(typed.join(''))), bones(part('x')))
      }),
    )
  })
}

test('a field without hint and error is described by nothing', () => {
  const markup = String(input({ id: 'a', name: 'a', label: 'А' }))
  assert.doesNotMatch(markup, /aria-|error|hint/)
})

test('a wrong field says so, and names its hint before its error', () => {
  for (const part of [input, textarea, passwordInput]) {
    const markup = String(part({ id: 'a', name: 'a', label: 'А', hint: 'как', error: 'что' }))
    assert.match(markup, /aria-describedby="a-hint a-error" aria-invalid="true"/)
    assert.match(markup, /id="a-hint">как/)
    assert.match(markup, /id="a-error"><span class="nhsuk-u-visually-hidden">Ошибка: <\/span>что/)
  }
})

test('only the wrong part of a date is marked, all three unless told', () => {
  const date = { id: 'd', name: 'd', legend: 'Дата', error: 'что' }
  const marked = (markup: Html) =>
    [...String(markup).matchAll(/id="d-(\w+)" [^>]*aria-invalid/g)].map(([, part]) => part)
  assert.deepEqual(marked(dateInput({ ...date, wrong: ['month'] })), ['month'])
  assert.deepEqual(marked(dateInput(date)), ['day', 'month', 'year'])
  assert.deepEqual(marked(dateInput({ id: 'd', name: 'd', legend: 'Дата' })), [])
})

test('the first of several choices bears the id to which the error summary links', () => {
  const items = [
    { value: '1', text: 'раз' },
    { value: '2', text: 'два' },
  ]
  for (const part of [radios, checkboxes]) {
    const ids = [...String(part({ name: 'n', legend: 'Л', items })).matchAll(/<input[^>]* id="([^"]*)"/g)]
    assert.deepEqual(
      ids.map(([, id]) => id),
      ['n', 'n-2'],
    )
  }
})

test('a password is never printed back', () => {
  assert.doesNotMatch(String(passwordInput({ id: 'p', name: 'p', label: 'Пароль' })), /<input[^>]* value=/)
})

test('a line break that a person typed first stays in the text field', () => {
  assert.match(
    String(textarea({ id: 't', name: 't', label: 'Т', value: '\nпосле' })),
    />\n\nпосле<\/textarea>/,
  )
})

test('the filter of regions stands outside every form and is hidden without script', () => {
  const markup = String(
    regionList({
      action: '/region',
      language: 'ru',
      items: [{ value: 'RU-BEL', name: 'Белгородская область' }],
    }),
  )
  const outside = markup.replaceAll(/<form[\s\S]*?<\/form>/g, '')
  assert.match(outside, /data-filter="regions"[^>]* hidden>[\s\S]*type="search"/)
  assert.doesNotMatch(outside, /<button/)
  assert.doesNotMatch(markup, /В прошлый раз/)
})

test('a number to tell or to call stays on one line, and a sentence without it is as it was', () => {
  assert.equal(
    String(unbroken('Номер обращения: 6804-2936.', '6804-2936')),
    'Номер обращения: <span class="unbroken">6804-2936</span>.',
  )
  for (const number of ['', '1234-5678'])
    assert.equal(String(unbroken('Номер обращения: 6804-2936', number)), 'Номер обращения: 6804-2936')
})
