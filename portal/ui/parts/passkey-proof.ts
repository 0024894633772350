import { html, type Html } from '@registratura/html'
import { usualLanguage, type Language } from '../../lib/language.ts'
import type { Frame } from '../header.ts'
import { words } from '../messages.ts'
import { passkeyForm } from './passkey-form.ts'

/**
 * Stands beside the way to Госуслуги wherever a fresh proof is asked: a key proves as much. Nothing for a person who
 * has none. `back` is the page of ours that asks.
 */
export function passkeyProof({
  frame,
  back,
  language = usualLanguage,
}: {
  readonly frame: Frame
  readonly back: string
  readonly language?: Language | undefined
}): Html | undefined {
  const path = frame.person?.passkeyProofPath
  if (path === undefined) return undefined
  return html`${passkeyForm({ does: 'sign', path, text: words[language].passkeyProof, kind: 'secondary', back, language })}`
}
