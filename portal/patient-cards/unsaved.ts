import { Type } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import { noRegion } from '../audit/audit.ts'
import { SealError, type Vault } from '../db/seal.ts'
import { expireCookie, readCookie, writeCookie } from '../http/cookies.ts'
import { pathTo, paths } from '../paths.ts'
import { stepNames, type StepName } from './adding/draft.ts'
import { isPaperKind, type PaperKind } from './papers/read-paper.ts'
import { isCardFieldName, isNumbered, type CardFieldName } from './patient-card.ts'

/** What a person typed into a form of a card when their session was over. */
export type Unsaved = {
  readonly card: string
  readonly form: CardForm | NewForm | PaperForm
  readonly typed: Readonly<Record<string, string | undefined>>
}

export type CardForm = CardFieldName | 'contacts'
/** A page of a card that is being added. */
type NewForm = `new-${StepName}`
/** The page of one paper more. */
type PaperForm = `paper-${PaperKind}`

/** Long enough to sign in again, in milliseconds. */
const lasts = 20 * 60_000

const cookie = '__Host-unsaved'
/** Of the value: a browser takes 4096 bytes with its name and attributes (RFC 6265, 6.1). */
const longest = 3900

const shape = Compile(
  Type.Object({
    until: Type.Number(),
    card: Type.String(),
    form: Type.String(),
    typed: Type.Record(Type.String(), Type.String()),
  }),
)

/** Not a row of the database, which nobody without a session may fill: the person's own browser holds it. */
const place = { table: 'cookie', column: cookie, id: '' }

/** A cookie with the typed text sealed in it, so that nobody reads it there; undefined where it is too long for one. */
export function keepUnsaved(vault: Vault, unsaved: Unsaved, now: Date): string | undefined {
  const value = vault
    .seal(noRegion, place, { ...unsaved, until: now.getTime() + lasts })
    .toString('base64url')
  return value.length > longest ? undefined : writeCookie(cookie, value, { maxAge: lasts / 1000 })
}

/** What this browser holds. Whose card it is for, its form will tell: nobody opens the form of another's card. */
export function unsavedIn(request: FastifyRequest, vault: Vault, now: Date): Unsaved | undefined {
  const value = readCookie(request.headers.cookie, cookie, { longest })
  const opened = value === undefined ? undefined : openOwn(vault, value)
  if (!shape.Check(opened) || opened.until <= now.getTime()) return undefined

  const { card, form, typed } = opened
  const isCardForm = form === 'contacts' || isCardFieldName(form)
  return isCardForm || isNewForm(form) || isPaperForm(form) ? { card, form, typed } : undefined
}

/** A number that was typed whole is not shown again to whoever came by password alone. */
export const mayShowUnsaved = ({ form }: Unsaved, { masked }: { readonly masked: boolean }): boolean =>
  !(masked && (isPaperForm(form) || (isCardFieldName(form) && isNumbered(form))))

export function formPath({ card, form }: Unsaved): string {
  if (isNewForm(form)) return pathTo(paths.cardStep, { card, step: form.slice('new-'.length) })
  if (isPaperForm(form)) return pathTo(paths.cardPaperNew, { card, kind: form.slice('paper-'.length) })
  return form === 'contacts'
    ? pathTo(paths.cardContacts, { card })
    : pathTo(paths.cardMistake, { card, field: form })
}

const isNewForm = (form: string): form is NewForm => stepNames.some((step) => form === `new-${step}`)

const isPaperForm = (form: string): form is PaperForm =>
  form.startsWith('paper-') && isPaperKind(form.slice('paper-'.length))

export const dropUnsaved = (): string => expireCookie(cookie)

function openOwn(vault: Vault, value: string): unknown {
  try {
    return vault.open(noRegion, place, Buffer.from(value, 'base64url'))
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
