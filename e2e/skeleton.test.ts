import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skeletonOf } from './skeleton.ts'

const row = '<dl><dt>Имя</dt><dd>Вера <a href="/cards/1">Изменить</a></dd></dl>'

test('two people’s pages of one form have one skeleton', () => {
  assert.equal(skeletonOf(row), skeletonOf(row.replace('Вера', 'Анна').replace('/1', '/2')))
})

test('an element, a class, a role, a label or an empty text more is another skeleton', () => {
  for (const other of [
    row.replace('<dd>', '<dd class="wrong">'),
    row.replace('<a ', '<a role="button" '),
    row.replace('<a ', '<a aria-label="Имя" '),
    row.replace('Изменить', ''),
    row.replace('<dt>Имя</dt>', ''),
  ]) {
    assert.notEqual(skeletonOf(other), skeletonOf(row))
  }
})
