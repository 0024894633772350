export type Answer = { readonly status: number; readonly location: string; readonly body: string }

/** One browser in which the person is in. */
export type StageBrowser = {
  /** The token by which its session is asked for. */
  readonly token: () => string
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, form?: Readonly<Record<string, string>>) => Promise<Answer>
}

/** Where the proof is played: several portals behind a proxy, or one inside a test. */
export type Stage = {
  readonly instances: number
  /** Stands on every page of the person, and on nobody else's. */
  readonly surname: string
  /** By Госуслуги and a consent, which opens an account that was closed too. */
  readonly enter: () => Promise<StageBrowser>
  /** Reads «Мои карты» by a token, at one instance and not through the proxy. */
  readonly readAt: (instance: number, token: string) => Promise<Answer>
}

/** What a reader saw: everything, nothing and the way back in, or what must not be. */
export type Sight = 'whole' | 'out' | 'neither'

export function sightOf({ status, body }: Answer, surname: string): Sight {
  const isWhole = body.trimEnd().endsWith('</html>')
  if (status === 200 && isWhole && body.includes(surname) && body.includes('Мои карты</h1>')) return 'whole'
  if (status === 401 && isWhole && !body.includes(surname) && body.includes('Нужно войти ещё раз'))
    return 'out'
  return 'neither'
}
