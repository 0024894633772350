import type { Page } from '@playwright/test'

type Kind = 'Document' | 'Stylesheet' | 'Script' | 'Font'

export type Received = {
  /** Bytes on the wire, headers too, of answers of these kinds; of all answers where none is named. */
  readonly bytes: (...kinds: readonly Kind[]) => number
  readonly lines: () => readonly string[]
}

/** Listens to what a page receives from one origin, its cache cold. What comes from the cache weighs nothing. */
export async function receivedFrom(page: Page, origin: string): Promise<Received> {
  const answers = new Map<string, { url: string; kind: string; bytes: number }>()
  const browser = await page.context().newCDPSession(page)

  browser.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (response.url.startsWith(`${origin}/`))
      answers.set(requestId, { url: response.url, kind: type, bytes: 0 })
  })
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId)
    if (answer) answer.bytes = encodedDataLength
  })
  // The answer that redirects is told of only with the request that follows it.
  browser.on('Network.requestWillBeSent', ({ requestId, redirectResponse, type }) => {
    if (!redirectResponse?.url.startsWith(`${origin}/`)) return
    const bytes = redirectResponse.encodedDataLength
    answers.set(`${requestId} ${answers.size}`, { url: redirectResponse.url, kind: type ?? 'Other', bytes })
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
