import { html, url, type Html } from '@registratura/html'
import { icons } from '../icons.ts'

export type ButtonKind = 'primary' | 'secondary' | 'danger'

export type Button = {
  readonly text: Html | string
  readonly kind?: ButtonKind | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** The id of a form elsewhere on the page. */
  readonly form?: string | undefined
  /** Said by screen readers after `text`: «Завершить сеанс Chrome, Windows». */
  readonly hidden?: string | undefined
}

const kinds = {
  primary: '',
  secondary: ' nhsuk-button--secondary',
  danger: ' nhsuk-button--warning',
} as const satisfies Record<ButtonKind, string>

export function button({ text, kind = 'primary', name, value, form, hidden }: Button): Html {
  return html`<button class="nhsuk-button${kinds[kind]}" type="submit"${name && html` name="${name}"`}${value !== undefined && html` value="${value}"`}${form && html` form="${form}"`}>${text}${hidden && html`<span class="nhsuk-u-visually-hidden"> ${hidden}</span>`}</button>`
}

/** A link that looks like a button, and stays a link to screen readers: it goes somewhere, it changes nothing. */
export function linkButton({
  text,
  path,
  kind = 'primary',
}: {
  readonly text: string
  readonly path: string
  readonly kind?: ButtonKind | undefined
}): Html {
  return html`<a class="nhsuk-button${kinds[kind]}" href="${url(path)}" draggable="false">${text}</a>`
}

/** A true button that only goes somewhere, for places where people were promised a button. */
export function goButton({
  text,
  path,
  kind,
}: {
  readonly text: string
  readonly path: string
  readonly kind?: ButtonKind | undefined
}): Html {
  return html`<form method="get" action="${url(path)}">${button({ text, kind })}</form>`
}

/** The way to Госуслуги: submits its form, or goes to `path`. No state emblem: the portal isn't Госуслуги. */
export function esiaButton({
  text,
  path,
}: {
  readonly text: string
  readonly path?: string | undefined
}): Html {
  const content = html`<span>${text}</span>${icons.forward}`
  return path === undefined
    ? html`<button class="nhsuk-button button--esia" type="submit">${content}</button>`
    : html`<a class="nhsuk-button button--esia" href="${url(path)}" draggable="false">${content}</a>`
}

/** Buttons side by side, one under another on a phone. */
export function buttonGroup(buttons: readonly Html[]): Html {
  return html`<div class="nhsuk-button-group">${buttons}</div>`
}
