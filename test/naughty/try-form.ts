import assert from 'node:assert/strict'
import { typedFrom } from '../../portal/patient-cards/own-typed.ts'
import { isCardFieldName } from '../../portal/patient-cards/patient-card.ts'
import { sealedCard } from '../../portal/patient-cards/sealed-card.ts'
import { untouched, valueOf, valueOfHidden, type PageForm } from '../forms.ts'
import type { TestPortal } from '../portal.ts'
import { assertErrorsTold } from './errors-told.ts'
import { fromAnotherHouse } from './houses.ts'
import { fresh, typedOf, type Found } from './inventory.ts'
import { assertHarmless, strings } from './strings.ts'

/** Those of the card that take nearly any text; they take most of the time. */
export const isFreeText = ({ form }: Found): boolean =>
  /\/mistakes\/(?:citizenship|birthPlace|registration|residence)$/.test(form.action)

/** Types each string into every field of a form: it is shown again with its errors, or kept, and never changed unseen. */
export async function tryForm(portal: TestPortal, one: Found): Promise<void> {
  const typed = typedOf(one)
  const { action } = one.form
  let form = await fresh(one)
  for (const sent of strings) {
    const body = { ...untouched(form), ...Object.fromEntries(typed.map(({ name }) => [name, sent])) }
    const answer = await fromAnotherHouse(one.browser).post(action, body)
    assertHarmless(answer, sent)

    if (answer.statusCode === 422) {
      for (const { name, kind } of typed.filter(({ kind }) => kind !== 'radio' && kind !== 'checkbox')) {
        const shown = kind === 'password' ? '' : sent
        assert.equal(valueOf(answer.body, name), shown, `${name}: ${JSON.stringify(sent)}`)
      }
      assertErrorsTold(answer.body)
      // A page of a draft is kept as it was typed, right or wrong.
      const version = valueOfHidden(answer.body, 'version')
      if (version !== undefined) form = withVersion(form, version)
      continue
    }
    assert.ok([303, 400].includes(answer.statusCode), `${answer.statusCode} for ${JSON.stringify(sent)}`)
    if (answer.statusCode === 400 || !action.startsWith('/cards/')) continue
    const kept = await keptIn(portal, action)
    form = kept === undefined ? await fresh(one) : withVersion(form, String(kept.version))
    for (const { name } of typed) {
      const held = kept === undefined ? valueIn(form, name) : kept.typed[name]
      assert.equal(essence(name, held ?? '', action), essence(name, sent, action))
    }
  }
}

/** Of a number its digits count, of words their letters: what the person meant by them. */
function essence(name: string, value: string, action: string): string {
  if (/mobile|homePhone|snils|policy/.test(name + action))
    return value.replaceAll(/\D/g, '').replace(/^8/, '7')
  return value
    .normalize('NFC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const valueIn = ({ fields }: PageForm, wanted: string) => fields.find(({ name }) => name === wanted)?.value

const withVersion = ({ action, fields }: PageForm, version: string): PageForm => ({
  action,
  fields: fields.map((field) => (field.name === 'version' ? { ...field, value: version } : field)),
})

/** What the form of a mistake would show, read from its row: a page for each string would take as long again. */
async function keptIn({ database, vault }: TestPortal, action: string) {
  const [, id = '', field = ''] = /^\/cards\/([\da-f-]{36})\/mistakes\/(\w+)$/.exec(action) ?? []
  if (!isCardFieldName(field)) return undefined
  const row = await database.db
    .selectFrom('patient_card')
    .select(['region', 'id', 'version', 'sealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const typed: Readonly<Record<string, string | undefined>> = typedFrom(
    sealedCard.open(vault, row, row.sealed),
    field,
    false,
  )
  return { version: row.version, typed }
}
