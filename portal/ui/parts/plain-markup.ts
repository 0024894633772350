/** Tags and words in turn, without what we leave out, add or translate on purpose. */
export function plain(markup: string): readonly string[] {
  const russian = Object.entries(words).reduce((text, [word, ours]) => text.replaceAll(word, ours), markup)
  return [...russian.matchAll(/<(?<tag>[^>]+)>|(?<text>[^<]+)/g)]
    .map(({ groups }) =>
      groups?.['tag'] === undefined
        ? (groups?.['text'] ?? '').replaceAll(/\s+/g, ' ').trim()
        : plainTag(groups['tag']),
    )
    .filter((token) => token !== '')
}

const words = {
  '>Error: <': '>Ошибка: <',
  'Show password': 'Показать пароль',
  ' Show\n': ' Показать\n',
  ' Day\n': ' День\n',
  ' Month\n': ' Месяц\n',
  ' Year\n': ' Год\n',
}

/** Scripts of theirs, and words for ours; headings around labels (ours is above the form); what we tell screen readers besides. */
const apart = new Set(['data-module', 'role="button"', 'aria-invalid="true"', 'tabindex="-1"', 'autofocus'])
const sizes = /^nhsuk-(?:label|fieldset__legend)--[ml]$|^nhsuk-js-|^nhsuk-u-width-/

function plainTag(tag: string): string {
  if (/^\/?h1\b/.test(tag)) return ''
  const [name = '', ...attributes] = tag.replaceAll(/\s+/g, ' ').match(/^\/?\w+|[\w-]+(?:="[^"]*")?/g) ?? []
  const kept = attributes
    .filter((attribute) => !apart.has(attribute) && !/^data-(?:module|hide|hide-it)=/.test(attribute))
    .map((attribute) => attribute.replace(/^class="(.*)"$/, (_, list: string) => `class="${classes(list)}"`))
    // Ours carry the name of the field before the part: one page may ask for two dates.
    .map((attribute) => attribute.replace(/^name="-/, 'name="'))
  return `<${[name, ...kept.sort()].join(' ')}>`
}

function classes(list: string): string {
  return list
    .split(' ')
    .filter((one) => !sizes.test(one))
    .sort()
    .join(' ')
}
