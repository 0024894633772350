import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../../lib/date-words.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { pathTo, paths } from '../../paths.ts'
import { button, linkButton } from '../../ui/parts/button.ts'
import { checkboxes } from '../../ui/parts/checkboxes.ts'
import { page, type Frame } from '../../ui/page.ts'
import { policyType } from '../patient-card.ts'
import type { FoundChild } from './found-child.ts'
import { ru, words, type ChildrenError } from './messages.ts'
import type { ToldChild, WholeChild } from './told-child.ts'

const back = { path: paths.cards, text: ru.toCards }

/** The way to Госуслуги for children. */
export const childrenStart = (
  kind: 'primary' | 'secondary' = 'secondary',
  language: Language = usualLanguage,
): Html =>
  html`<form method="post" action="${url(paths.childrenStart)}">${button({ text: words[language].start, kind })}</form>`

export type ChildrenPage = {
  readonly frame: Frame
  readonly children: readonly FoundChild[]
  /** The ids of those that were ticked. */
  readonly chosen?: readonly string[]
  readonly error?: ChildrenError | undefined
}

/** The children that Госуслуги told of, to be chosen one by one; none is ticked beforehand. */
export function childrenPage({ frame, children, chosen = [], error }: ChildrenPage): Html {
  const fresh = children.flatMap((found) => (found.state === 'new' ? [found.child] : []))
  const others = children.filter(({ state }) => state !== 'new')
  const title = children.length === 0 ? ru.noneTitle : ru.title
  const text = error && ru.errors[error]
  return page({
    frame,
    title,
    back,
    errors: text === undefined ? [] : [{ text, fieldId: fresh.length > 0 ? 'child' : undefined }],
    body: html`${fresh.length > 0 ? choice(fresh, chosen, text) : html`<p>${lead(children)}</p>`}
${others.length > 0 && html`${fresh.length > 0 && html`<h2>${ru.others}</h2>`}<ul class="nhsuk-list nhsuk-list--bullet">${others.map(other)}</ul>`}
${fresh.length === 0 && linkButton({ text: ru.toCards, path: paths.cards })}
${fresh.length === 0 && !isAllKept(children) && html`<p><a href="${url(paths.cardNew)}">${ru.typing}</a></p>`}`,
  })
}

const isAllKept = (children: readonly FoundChild[]) =>
  children.length > 0 && children.every(({ state }) => state === 'kept')

function lead(children: readonly FoundChild[]): string {
  if (children.length === 0) return ru.none
  return isAllKept(children) ? ru.allKept : ru.nobody
}

function choice(fresh: readonly WholeChild[], chosen: readonly string[], error: string | undefined): Html {
  const items = fresh.map((child, index) => ({
    name: `child-${index + 1}`,
    value: child.id,
    text: nameOf(child),
    hint: [ru.born(dateInWords(child.birthDate)), more(child)].filter(Boolean).join(' '),
    checked: chosen.includes(child.id),
  }))
  return html`<form method="post" action="${url(paths.children)}">
${checkboxes({ name: 'child', legend: ru.legend, hint: ru.hint, items, error })}
${button({ text: ru.add })}
</form>`
}

function other(found: FoundChild): Html {
  const name = nameOf(found.child) || ru.nameless
  if (found.state === 'kept')
    return html`<li><a href="${url(pathTo(paths.card, { card: found.cardId }))}">${name}</a> — ${ru.kept}</li>`
  return found.state === 'new' ? html`` : html`<li>${name}. ${ru.unfit[found.state]}</li>`
}

const nameOf = ({ lastName, firstName, middleName }: ToldChild): string =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

/** What was told beside name and day of birth, without the values. */
function more({ gender, snils, documents }: ToldChild): string | undefined {
  const names = [
    gender !== undefined && ru.toldMore.gender,
    snils !== undefined && ru.toldMore.snils,
    documents.some(({ type }) => type !== policyType) && ru.toldMore.birthCertificate,
    documents.some(({ type }) => type === policyType) && ru.toldMore.policy,
  ].filter((name) => name !== false)
  return names.length === 0 ? undefined : ru.told(names.join(', '))
}

/** Nothing waits for a choice: it was made, or took too long. */
export function overPage({ frame }: { readonly frame: Frame }): Html {
  return page({
    frame,
    title: ru.overTitle,
    back,
    body: html`<p>${ru.over}</p>
${childrenStart('primary')}
<p><a href="${url(paths.cards)}">${ru.toCards}</a></p>`,
  })
}
