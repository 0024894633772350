import { html, url, type Html } from '@registratura/html'
import { pathTo, paths } from '../../../paths.ts'
import { button } from '../../../ui/parts/button.ts'
import { notice } from '../../../ui/parts/notice.ts'
import { page, type Frame } from '../../../ui/page.ts'
import type { Relation } from '../../grounds.ts'
import { stepNames, type StepName, type StepTyped } from '../draft.ts'
import { likelyPapers } from '../likely-papers.ts'
import { errors, hints, ru } from '../messages.ts'
import type { Oddity } from '../odd.ts'
import type { FieldWrong } from '../read-value.ts'
import { contactFields } from './contact-fields.ts'
import { documentFields, policyFields } from './paper-fields.ts'
import { personFields } from './person-fields.ts'
import { groundFields, whoseFields } from './relation-fields.ts'

export type StepPage = {
  readonly frame: Frame
  readonly cardId: string
  readonly step: StepName
  /** The version of this page in the draft. */
  readonly version: number
  readonly typed: StepTyped
  readonly wrong: readonly FieldWrong[]
  readonly odd: readonly Oddity[]
  readonly relation: Relation | undefined
  readonly age: number | undefined
  /** All pages are filled in: the person came back from the summary. */
  readonly isWhole: boolean
  /** Numbers typed before are not shown. */
  readonly hidden: boolean
  readonly stale?: boolean | undefined
  /** The page of the card that this person has already. */
  readonly samePath?: string | undefined
  readonly unsaved?: boolean | undefined
}

export const totalSteps = stepNames.length + 1

export function stepPage(p: StepPage): Html {
  const { frame, cardId, step, wrong, samePath } = p
  return page({
    frame,
    title: ru.steps[step],
    back: { path: backPath(p), text: ru.back },
    step: { current: stepNames.indexOf(step) + 1, total: totalSteps },
    errors: [
      ...(p.stale ? [{ text: ru.stale }] : []),
      ...wrong.map(({ name, error }) => ({ text: errors[error], fieldId: name })),
    ],
    body: html`${p.unsaved && notice({ kind: 'warning', title: ru.unsavedTitle, body: ru.unsavedBody })}
${samePath !== undefined && sameNotice(samePath)}
${p.hidden && html`<p>${hints.hidden}</p>`}
<form method="post" action="${url(pathTo(paths.cardStep, { card: cardId, step }))}" novalidate>
<input type="hidden" name="version" value="${p.version}">
${parts[step](p)}
${button({ text: ru.next })}
</form>`,
  })
}

export function sameNotice(path: string): Html {
  const body = html`<p>${ru.sameBody} <a href="${url(path)}">${ru.sameLink}</a></p>`
  return notice({ kind: 'warning', title: ru.sameTitle, body })
}

const parts: Readonly<Record<StepName, (p: StepPage) => Html>> = {
  whose: whoseFields,
  ground: (p) => groundFields(p, p.relation ?? 'other', p.age),
  person: personFields,
  document: (p) => documentFields(p, likelyPapers(p.age)),
  policy: policyFields,
  contacts: contactFields,
}

function backPath({ cardId, step, isWhole }: StepPage): string {
  if (isWhole) return pathTo(paths.cardDraftCheck, { card: cardId })
  const before = stepNames[stepNames.indexOf(step) - 1]
  return before === undefined ? paths.cardNew : pathTo(paths.cardStep, { card: cardId, step: before })
}
