import type { Answer, Browser } from './browser.ts'

/** The lines of «Что происходило», without markup. */
export const linesOf = ({ body }: Pick<Answer, 'body'>): readonly string[] =>
  [...body.matchAll(/<li class="happenings__one">([^]*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replaceAll(/<span class="nhsuk-u-visually-hidden">[^<]*<\/span>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^\d\d:\d\d /, ''),
  )

export const happeningsOf = async (browser: Browser, page = '/settings/happenings') =>
  linesOf(await browser.get(page))

/** Where «Это был не я» leads from beside the first line that holds these words. */
export async function doubtPath(browser: Browser, words: string): Promise<string> {
  const { body } = await browser.get('/settings/happenings')
  const line = body.split('<li class="happenings__one">').find((part) => part.includes(words)) ?? ''
  return /href="(\/settings\/happenings\/[\da-f-]{36}\/not-me)"/.exec(line)?.[1] ?? ''
}
