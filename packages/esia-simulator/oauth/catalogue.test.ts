import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groups } from '../faults/list.ts'
import { codes } from './esia-error.ts'

const documented =
  '007002 007003 007004 007005 007006 007007 007008 007009 007011 007012 007013 007014 007015 007019 007023 007038 007039 007040 007046 007053 007055 007060 007061 007062 007110 007194 008010 036700 036701 036702 036703 036704 036705 036706 036707 036716 036726 036727'.split(
    ' ',
  )

test('the catalogue has every documented code, and no other', () => {
  assert.deepEqual([...codes].sort(), documented)
})

test('every code can be forced, at the redirect or at the token endpoint', () => {
  const names = new Set(groups.flatMap(({ faults }) => faults).map(({ name }) => name))
  for (const code of codes) assert.ok(names.has(`esia-${code}`) || names.has(`te-${code}`), code)
  for (const code of ['005011', '005013', '005029']) assert.ok(names.has(`person-${code}`), code)
})
