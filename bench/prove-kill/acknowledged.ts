/** What may change more than the page that is shown. */
export const askings = ['enter', 'save-password', 'check-card', 'sign-in', 'sign-out'] as const
export type Asked = (typeof askings)[number]

export const tellings = [
  'consented',
  'waiting',
  'registered',
  'password-saved',
  'card-checked',
  'signed-in',
  'signed-out',
] as const
export type Told = (typeof tellings)[number]

/** What happened to one person. */
export type Happened =
  | { readonly asked: Asked }
  /** The portal's answer says that it is done. A token comes with a session that began or ended. */
  | { readonly told: Told; readonly token?: string }
  /** A request was left without an answer: one for the thing named, or for a page. */
  | { readonly cut: Asked | 'page' }
  /** Answered, whatever the answer, or given up. */
  | { readonly over: Asked }

/** A line of the client's log. */
export type Entry = { readonly person: string; readonly region: string } & Happened

/** What one person may rely on, read from their lines alone. */
export type Relied = {
  readonly asked: ReadonlySet<Asked>
  readonly told: ReadonlySet<Told>
  /** Of the session that is theirs, unless a request that may end it was never answered. */
  readonly token: string | undefined
  /** Of sessions that they were told are over. */
  readonly ended: readonly string[]
}

/** These give the browser another session, or none. */
const changesSession: readonly Asked[] = ['enter', 'save-password', 'sign-in', 'sign-out']

export function reliedOn(entries: readonly Entry[]): Relied {
  const asked = new Set<Asked>()
  const told = new Set<Told>()
  const ended: string[] = []
  let token: string | undefined

  for (const entry of entries) {
    if ('asked' in entry) {
      asked.add(entry.asked)
      if (changesSession.includes(entry.asked)) token = undefined
    }
    if (!('told' in entry)) continue
    told.add(entry.told)
    if (entry.told === 'signed-out') {
      if (entry.token !== undefined) ended.push(entry.token)
    } else token = entry.token ?? token
  }
  return { asked, told, token, ended }
}

/** What a person has asked for and waits for now. */
export function openAsk(entries: readonly Entry[]): Asked | undefined {
  const last = entries.findLast((entry) => 'asked' in entry || 'over' in entry)
  return last !== undefined && 'asked' in last ? last.asked : undefined
}
