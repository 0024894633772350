import { html, type Html } from '@registratura/html'
import type { Frame } from '../header.ts'
import { passkeyForm } from './passkey-form.ts'

/**
 * Stands beside the way to Госуслуги wherever a fresh proof is asked: a key proves as much. Nothing for a person who
 * has none. `back` is the page of ours that asks.
 */
export function passkeyProof({
  frame,
  back,
}: {
  readonly frame: Frame
  readonly back: string
}): Html | undefined {
  const path = frame.person?.passkeyProofPath
  if (path === undefined) return undefined
  return html`${passkeyForm({ does: 'sign', path, text: 'Подтвердить ключом', kind: 'secondary', back })}`
}
