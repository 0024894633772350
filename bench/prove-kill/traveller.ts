import type { TrialPerson } from '../../bin/starter/trial.ts'
import { openAsk, type Asked, type Entry, type Happened, type Told } from './acknowledged.ts'
import type { Browser } from './browser.ts'
import type { Answer } from './client.ts'
import type { Log } from './log.ts'

/** Consent before Госуслуги, as the manual has it, or «Войти» first and the consent after. */
export type Road = 'consent-first' | 'gosuslugi-first'

export type Traveller = {
  readonly person: TrialPerson
  readonly region: { readonly code: string; readonly slug: string }
  readonly road: Road
  readonly password: string
  readonly browser: Browser
  readonly log: Log
}

/** Until its last line nobody can tell from here whether what was asked is done. */
export async function asking(
  traveller: Traveller,
  asked: Asked,
  send: () => Promise<Answer>,
): Promise<Answer> {
  write(traveller, { asked })
  try {
    return await send()
  } finally {
    write(traveller, { over: asked })
  }
}

export const tell = (traveller: Traveller, told: Told, token?: string): void =>
  write(traveller, { told, ...(token !== undefined && { token }) })

/** A request of theirs was left without an answer. */
export const cutOff = (traveller: Traveller): void =>
  write(traveller, { cut: openAsk(ownLines(traveller)) ?? 'page' })

export const ownLines = (traveller: Traveller): readonly Entry[] =>
  traveller.log.entries.filter((entry) => isOwn(traveller, entry))

export const lastTold = (traveller: Traveller): Told | undefined =>
  ownLines(traveller).findLast((entry) => 'told' in entry)?.told

export function hasAskedSince(traveller: Traveller, told: Told): boolean {
  const lines = ownLines(traveller)
  const since = lines.findLastIndex((entry) => 'told' in entry && entry.told === told)
  return lines.slice(since).some((entry) => 'asked' in entry)
}

const isOwn = ({ person, region }: Traveller, entry: Entry) =>
  entry.person === person.name && entry.region === region.code

const write = ({ log, person, region }: Traveller, happened: Happened) =>
  log.write({ person: person.name, region: region.code, ...happened })
