import { html, url, type Html } from '@registratura/html'
import { dateInWords } from '../../lib/date-words.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { pathTo, paths } from '../../paths.ts'
import { button, linkButton } from '../../ui/parts/button.ts'
import { checkboxes } from '../../ui/parts/checkboxes.ts'
import { page, type Frame } from '../../ui/page.ts'
import { policyType } from '../patient-card.ts'
import type { FoundChild } from './found-child.ts'
import { words, type ChildrenError, type Words } from './messages.ts'
import type { ToldChild, WholeChild } from './told-child.ts'

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
  const { language } = frame
  const said = words[language]
  const fresh = children.flatMap((found) => (found.state === 'new' ? [found.child] : []))
  const others = children.filter(({ state }) => state !== 'new')
  const title = children.length === 0 ? said.noneTitle : said.title
  const text = error && said.errors[error]
  return page({
    frame,
    language,
    title,
    back: { path: paths.cards, text: said.toCards },
    errors: text === undefined ? [] : [{ text, fieldId: fresh.length > 0 ? 'child' : undefined }],
    body: html`${fresh.length > 0 ? choice(fresh, { chosen, error: text, language }) : html`<p>${lead(children, said)}</p>`}
${others.length > 0 && html`${fresh.length > 0 && html`<h2>${said.others}</h2>`}<ul class="nhsuk-list nhsuk-list--bullet">${others.map((one) => other(one, said))}</ul>`}
${fresh.length === 0 && linkButton({ text: said.toCards, path: paths.cards })}
${fresh.length === 0 && !isAllKept(children) && html`<p class="way"><a href="${url(paths.cardNew)}">${said.typing}</a></p>`}`,
  })
}

const isAllKept = (children: readonly FoundChild[]) =>
  children.length > 0 && children.every(({ state }) => state === 'kept')

function lead(children: readonly FoundChild[], said: Words): string {
  if (children.length === 0) return said.none
  return isAllKept(children) ? said.allKept : said.nobody
}

type Choice = {
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly language: Language
}

function choice(fresh: readonly WholeChild[], { chosen, error, language }: Choice): Html {
  const said = words[language]
  const items = fresh.map((child, index) => ({
    name: `child-${index + 1}`,
    value: child.id,
    text: nameOf(child),
    hint: [said.born(dateInWords(child.birthDate, language)), more(child, said)].filter(Boolean).join(' '),
    checked: chosen.includes(child.id),
  }))
  return html`<form method="post" action="${url(paths.children)}">
${checkboxes({ name: 'child', legend: said.legend, hint: said.hint, items, error, language })}
${button({ text: said.add })}
</form>`
}

function other(found: FoundChild, said: Words): Html {
  const name = nameOf(found.child) || said.nameless
  if (found.state === 'kept')
    return html`<li><a href="${url(pathTo(paths.card, { card: found.cardId }))}">${name}</a> — ${said.kept}</li>`
  return found.state === 'new' ? html`` : html`<li>${name}. ${said.unfit[found.state]}</li>`
}

const nameOf = ({ lastName, firstName, middleName }: ToldChild): string =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

/** What was told beside name and day of birth, without the values. */
function more({ gender, snils, documents }: ToldChild, said: Words): string | undefined {
  const names = [
    gender !== undefined && said.toldMore.gender,
    snils !== undefined && said.toldMore.snils,
    documents.some(({ type }) => type !== policyType) && said.toldMore.birthCertificate,
    documents.some(({ type }) => type === policyType) && said.toldMore.policy,
  ].filter((name) => name !== false)
  return names.length === 0 ? undefined : said.told(names.join(', '))
}

/** Nothing waits for a choice: it was made, or took too long. */
export function overPage({ frame }: { readonly frame: Frame }): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.overTitle,
    back: { path: paths.cards, text: said.toCards },
    body: html`<p>${said.over}</p>
${childrenStart('primary', language)}
<p class="way"><a href="${url(paths.cards)}">${said.toCards}</a></p>`,
  })
}
