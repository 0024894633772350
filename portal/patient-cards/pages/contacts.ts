import { html, url, type Html } from '@registratura/html'
import { printPhone } from '../../lib/phone.ts'
import { pathTo, paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { input } from '../../ui/parts/input.ts'
import { notice } from '../../ui/parts/notice.ts'
import { summaryList } from '../../ui/parts/summary-list.ts'
import { page, type Frame } from '../../ui/page.ts'
import { homeOf } from './home.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'
import { contacts, errors, family, mistake, ru } from '../messages.ts'
import type { Typed, Wrong } from '../own-value.ts'
import { contactNames, isOpenContact, nameOn, type CardContent, type ContactName } from '../patient-card.ts'
import { actingFor } from './card.ts'

export type ContactsPage = {
  readonly frame: Frame
  readonly card: {
    readonly id: string
    readonly version: number
    readonly keeper: Keeper
    readonly content: CardContent
  }
  /** What was typed, where the form comes back. */
  readonly typed?: Typed | undefined
  readonly wrong?: readonly Wrong[] | undefined
  readonly stale?: boolean | undefined
  /** It was typed before the session was over. */
  readonly unsaved?: boolean | undefined
}

export function contactsPage(p: ContactsPage): Html {
  const { frame, card, typed, wrong = [], stale, unsaved } = p
  const { content } = card
  const open = contactNames.filter((name) => isOpenContact(content, name))
  return page({
    frame,
    title: contacts.title,
    back: {
      path: homeOf(card),
      text: isOwnCard(card.keeper) ? mistake.toCards : nameOn(content) || family.nameless,
    },
    errors: [
      ...(stale ? [{ text: ru.staleForm }] : []),
      ...wrong.map(({ name, error }) => ({ text: errors[error], fieldId: name })),
    ],
    body: html`${actingFor(card)}
${unsaved && notice({ kind: 'warning', title: ru.unsavedTitle, body: ru.unsavedForm })}
${verified(card)}
${
  open.length === 0
    ? html`<p>${contacts.nothing}</p>`
    : html`<p>${contacts.lead}</p>
<form method="post" action="${url(pathTo(paths.cardContacts, { card: card.id }))}" novalidate>
<input type="hidden" name="version" value="${card.version}">
${open.map((name) => contactInput(name, typed?.[name] ?? print(name, content[name]?.value), wrong))}
${button({ text: contacts.save })}
</form>`
}`,
  })
}

function contactInput(name: ContactName, value: string | undefined, wrong: readonly Wrong[]): Html {
  const found = wrong.find((one) => one.name === name)
  const common = { id: name, name, label: ru.fields[name], value, error: found && errors[found.error] }
  return name === 'email'
    ? input({ ...common, type: 'email', autocomplete: 'email', hint: mistake.hints.email, spellcheck: false })
    : input({ ...common, type: 'tel', autocomplete: 'tel', hint: mistake.hints.phone, width: 20 })
}

function verified({ id, content }: ContactsPage['card']): Html | false {
  const rows = contactNames
    .filter((name) => !isOpenContact(content, name))
    .map((name) => ({
      key: ru.fields[name],
      value: print(name, content[name]?.value) ?? '',
      note: contacts.verified,
      action: {
        text: ru.mistake,
        path: pathTo(paths.cardMistake, { card: id, field: name }),
        hidden: ru.fields[name],
      },
    }))
  return rows.length > 0 && html`<p>${contacts.verifiedLead}</p>${summaryList({ rows })}`
}

const print = (name: ContactName, value: string | undefined) =>
  value === undefined || name === 'email' ? value : printPhone(value)
