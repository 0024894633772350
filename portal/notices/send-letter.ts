import { sealedAccount } from '../account/sealed-account.ts'
import { sealedEvent } from '../audit/sealed-event.ts'
import type { Vault } from '../db/seal.ts'
import type { Db } from '../db/schema.ts'
import { readEmail } from '../lib/email.ts'
import { fail, type Result } from '../lib/result.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { letterPage, smsText, type LetterPage } from './letter-page.ts'
import { tell, type Noticed } from './letter.ts'
import { isNoticeKind } from './notice.ts'
import type { Mail, Phone, SendError } from './port.ts'
import { isLoginOf, type Taken } from './queries.ts'
import { sealedFormer, type Contacts } from './sealed-former.ts'

export type Post = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly origin: URL
  readonly serviceName: string
  readonly mail: Mail
  readonly phone?: Phone | undefined
}

export type PostError = SendError | { readonly kind: 'nowhere'; readonly detail: string }

/** Writes the letter of these rows to wherever it goes, and sends it; `nowhere`: its person has no verified address. */
export async function sendLetter(
  post: Post,
  rows: readonly [Taken, ...Taken[]],
  signal: AbortSignal,
): Promise<Result<undefined, PostError>> {
  const [{ region: code, letter_id: id }] = rows
  const region = post.regions.get(code)
  if (region === undefined) return fail({ kind: 'nowhere', detail: 'no region' })
  const to = await addressOf(post, rows[0])
  if (to === undefined) return fail({ kind: 'nowhere', detail: 'no address' })

  const letter = wordsFor(post, region, rows)
  // A newer version of the portal knows the words, and runs beside this one or soon will.
  if (letter.told.length === 0) return fail({ kind: 'failed', detail: 'unknown kind' })
  if (to.email !== undefined) return post.mail.send({ id, to: to.email, ...letterPage(letter) }, signal)
  if (to.phone !== undefined && post.phone !== undefined)
    return post.phone.send({ id, to: to.phone, text: smsText(letter) }, signal)
  return fail({ kind: 'nowhere', detail: 'no e-mail' })
}

/**
 * Only what is this person's login still: an address that Госуслуги has verified for somebody else since would bring
 * them the letters of a stranger. A former address may be nobody's, never another's.
 */
async function addressOf({ db, vault }: Post, row: Taken): Promise<Contacts | undefined> {
  const { region, account_id: accountId, former_sealed: former } = row
  const known = former === null ? currentOf(vault, row) : sealedFormer.open(vault, row, former)
  if (known === undefined) return undefined

  const isTheirs = (kind: 'email' | 'phone', value: string) =>
    isLoginOf(db, {
      region,
      kind,
      valueIndex: vault.index(`login:${kind}`, region, value),
      accountId,
      orNobody: former !== null,
    })
  const email = known.email === undefined ? undefined : readEmail(known.email)
  const { phone } = known
  return {
    email: email?.ok === true && (await isTheirs('email', email.value)) ? email.value : undefined,
    phone: phone !== undefined && (await isTheirs('phone', phone)) ? phone : undefined,
  }
}

function currentOf(vault: Vault, { region, account_id: id, account_sealed: sealed }: Taken) {
  return sealed === null ? undefined : sealedAccount.open(vault, { region, id }, sealed)
}

function wordsFor(post: Post, region: Region, rows: readonly [Taken, ...Taken[]]): LetterPage {
  const at = (path: typeof paths.signIn | typeof paths.support) =>
    post.origin.origin + pathTo(path, { region: slugOf(region) })
  return {
    serviceName: post.serviceName,
    regionName: region.name,
    signInUrl: at(paths.signIn),
    supportUrl: at(paths.support),
    told: tell(
      rows.flatMap((row) => noticed(post.vault, row)),
      region.timeZone,
    ),
    toFormer: rows[0].former_sealed !== null,
  }
}

function noticed(
  vault: Vault,
  { kind, at, region, began_id: id, began_sealed: sealed }: Taken,
): readonly Noticed[] {
  if (!isNoticeKind(kind)) return []
  const began = id === null || sealed === null ? undefined : sealedEvent.open(vault, { region, id }, sealed)
  const device = began?.browser && began.system ? { browser: began.browser, system: began.system } : undefined
  return [{ kind, at, device }]
}
