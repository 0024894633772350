import assert from 'node:assert/strict'

/**
 * That a page tells its errors as it should: in the title, in a summary that takes the focus, and beside each field,
 * which is tied to its words for those who don't see them. Returns the words.
 */
export function assertErrorsTold(page: string): readonly string[] {
  assert.match(page, /<title>Ошибка: /)
  assert.equal(page.match(/ autofocus>/g)?.length, 1)
  const summary = /<div class="nhsuk-error-summary" tabindex="-1" autofocus>[^]*?<ul[^>]*>([^]*?)<\/ul>/.exec(
    page,
  )?.[1]
  assert.ok(summary, 'no summary that takes the focus')

  const told = [...summary.matchAll(/<li><a href="#([\w-]+)">([^<]+)<\/a><\/li>/g)]
  assert.equal(told.length, summary.match(/<li>/g)?.length, 'an error leads to no field')
  assert.ok(told.length > 0)
  for (const [, id = '', words = ''] of told) {
    const field = new RegExp(`<(?:input|textarea)[^>]* id="${id}"[^>]*>`).exec(page)?.[0]
    assert.ok(field, `no field ${id}`)
    // A radio button can't be invalid by itself (WAI-ARIA 1.2, aria-invalid); its group is described.
    if (!field.includes('type="radio"')) assert.match(field, / aria-invalid="true"/, id)
    assert.ok(
      describedBy(page, field, id).some((text) => text.endsWith(words)),
      `«${words}» is not beside ${id}`,
    )
  }
  return told.map(([, , words = '']) => words)
}

/** The texts that a field, or the group that it stands in, is described by. */
function describedBy(page: string, field: string, id: string): readonly string[] {
  const groups = [...page.matchAll(/<fieldset[^>]*aria-describedby="([^"]+)"[^>]*>([^]*?)<\/fieldset>/g)]
  const group = groups.find(([, , inside = '']) => inside.includes(` id="${id}"`))?.[1]
  const ids = `${/ aria-describedby="([^"]+)"/.exec(field)?.[1] ?? ''} ${group ?? ''}`
    .split(' ')
    .filter(Boolean)
  return ids.map((named) =>
    (new RegExp(`id="${named}"[^>]*>([^]*?)</(?:span|div)>\\s`).exec(page)?.[1] ?? '').replaceAll(
      /<[^>]+>/g,
      '',
    ),
  )
}
