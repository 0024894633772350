import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button } from '../../../ui/parts/button.ts'
import { page, type Frame } from '../../../ui/page.ts'
import { groundsFor } from '../../grounds.ts'
import type { Keeper } from '../../keeper.ts'
import { family } from '../../messages.ts'
import type { StepTyped } from '../draft.ts'
import { errors, ru } from '../messages.ts'
import type { FieldWrong } from '../read-value.ts'
import { allGroundFields, whoseFields } from './relation-fields.ts'

export type KeeperPage = {
  readonly frame: Frame
  readonly card: { readonly id: string; readonly keeper: Keeper; readonly name: string }
  readonly typed: StepTyped
  readonly wrong: readonly FieldWrong[]
  readonly stale?: boolean | undefined
}

/** Who the keeper is to the person, and by what right they act: what they said of themselves, to be said anew. */
export function keeperPage({ frame, card, typed, wrong, stale }: KeeperPage): Html {
  const { id, keeper, name } = card
  const fields = { typed, wrong, odd: [] }
  return page({
    frame,
    title: family.correctKeeper,
    back: { path: pathTo(paths.card, { card: id }), text: name || family.nameless },
    errors: [
      ...(stale ? [{ text: ru.staleKeeper }] : []),
      ...wrong.map((one) => ({ text: errors[one.error], fieldId: one.name })),
    ],
    body: html`<form method="post" action="${url(pathTo(paths.cardKeeper, { card: id }))}" novalidate>
<input type="hidden" name="was" value="${keeper.kinship} ${keeper.ground}">
${whoseFields(fields)}
${allGroundFields(fields, groundsFor.child)}
${button({ text: ru.save })}
</form>`,
  })
}
