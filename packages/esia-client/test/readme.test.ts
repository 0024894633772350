import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { esiaErrors } from '../esia-errors.ts'
import { settingsOf } from './esia.ts'
import { generations, profiles, tokenAlgorithms } from './matrix.ts'

for (const name of ['README.md', 'README.ru.md']) {
  const readme = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
  const rows = [...readme.matchAll(/^\| (?<cells>.+) \|$/gm)].map(
    ({ groups }) => groups?.['cells']?.split(' | ') ?? [],
  )

  test(`${name}: the table of compatibility is what is tried, each cell of it`, () => {
    const [head = []] = rows.filter((cells) => cells.some((cell) => cell.includes('`strict`')))
    const tried = rows
      .filter(([first = '']) => /^v\d$/.test(first))
      .flatMap((cells) =>
        cells.flatMap((cell, at) =>
          cell === '✓' ? [`${cells[0]} ${cells[2]} ${head[at]?.split('`')[1]}`] : [],
        ),
      )
    const expected = generations.flatMap((generation) =>
      tokenAlgorithms.flatMap((alg) => profiles.map((profile) => `${generation} ${alg} ${profile}`)),
    )
    assert.deepEqual(tried, expected)
  })

  test(`${name}: the table of failures gives each documented code its own`, () => {
    const told = new Map(
      rows.flatMap(([code = '', _words, numbers = '']) =>
        [...numbers.matchAll(/\d{4}(?:\d\d|xx)/g)].map(
          ([number]) => [number, code.replaceAll('`', '')] as const,
        ),
      ),
    )
    for (const [esiaCode, { code }] of esiaErrors) {
      const number = esiaCode.slice('ESIA-'.length)
      assert.equal(told.get(number) ?? told.get(`${number.slice(0, 4)}xx`), code, number)
    }
    assert.equal(told.size, [...esiaErrors.keys()].filter((code) => !code.startsWith('ESIA-0367')).length + 1)
  })

  test(`${name}: the table of settings names each of them`, () => {
    for (const setting of [...Object.keys(settingsOf('')), 'generation', 'circuit']) {
      assert.match(readme, new RegExp(`^\\| [^|]*\`${setting}\``, 'm'), setting)
    }
  })
}
