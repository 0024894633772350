import { html, type Html } from '@registratura/html'

/** A sentence whose number stays on one line: half of one, behind its hyphen, is read out as a number of its own. */
export function unbroken(sentence: string, number: string): Html {
  const at = sentence.indexOf(number)
  if (number === '' || at < 0) return html`${sentence}`
  return html`${sentence.slice(0, at)}<span class="unbroken">${number}</span>${sentence.slice(at + number.length)}`
}
