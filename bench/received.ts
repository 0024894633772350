import type { Page } from '@playwright/test'

type Kind = 'Document' | 'Stylesheet' | 'Script' | 'Font'

export type Received = {
  /** Bytes of the bodies, packed as they came, of answers of these kinds; of all answers where none is named. */
  readonly bytes: (...kinds: readonly Kind[]) => number
  readonly lines: () => readonly string[]
}

/** Listens to what a page receives from one origin, its cache cold. What comes from the cache weighs nothing. */
export async function receivedFrom(page: Page, origin: string): Promise<Received> {
  const answers = new Map<string, { url: string; kind: string; headers: number; bytes: number }>()
  const browser = await page.context().newCDPSession(page)

  browser.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (!response.url.startsWith(`${origin}/`)) return
    answers.set(requestId, { url: response.url, kind: type, headers: response.encodedDataLength, bytes: 0 })
  })
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId)
    if (answer) answer.bytes = Math.max(0, encodedDataLength - answer.headers)
  })
  await browser.send('Network.enable')

  const of = (kinds: readonly string[]) =>
    [...answers.values()].filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  return {
    bytes: (...kinds) => of(kinds).reduce((sum, { bytes }) => sum + bytes, 0),
    lines: () =>
      of([])
        .filter(({ bytes }) => bytes > 0)
        .map(
          ({ url, kind, bytes }) =>
            `${String(bytes).padStart(7)}  ${kind.padEnd(10)} ${new URL(url).pathname}`,
        ),
  }
}
