import type { Answer, StageBrowser } from './stage.ts'

type Parties = {
  /** Whose session is to end. */
  readonly victim: StageBrowser
  /** Another browser of the same person. */
  readonly other: StageBrowser
}

export type Deed = {
  readonly name: string
  /** What is read before the press, so that the press alone is timed. */
  readonly prepare: (parties: Parties) => Promise<() => Promise<Answer>>
  /** Where it leads when it is done. */
  readonly done: RegExp
  /** Whether the browser that did it is out too. */
  readonly endsItself: boolean
}

let passwords = 0

/** Everything by which a session ends at once. */
export const deeds: readonly Deed[] = [
  {
    name: 'sign-out',
    prepare:
      async ({ victim }) =>
      () =>
        victim.post('/sign-out'),
    done: /Logout|signed-out/,
    endsItself: true,
  },
  {
    name: 'one session ended from the list',
    prepare: async ({ victim, other }) => {
      const path = await endPathOf(victim, other)
      return () => other.post(path)
    },
    done: /\?ended$/,
    endsItself: false,
  },
  {
    name: 'all others ended from the list',
    prepare:
      async ({ other }) =>
      () =>
        other.post('/settings/devices/end'),
    done: /\?all-ended$/,
    endsItself: false,
  },
  {
    name: 'a new password',
    prepare: async ({ other }) => {
      passwords += 1
      const password = `Ryabina${passwords}x58`
      return () => other.post('/settings', { password, again: password })
    },
    done: /\?saved$/,
    endsItself: false,
  },
  {
    name: '«Это был не я»',
    prepare: async ({ other }) => {
      const { body } = await other.get('/settings/happenings')
      const path = /href="(\/settings\/happenings\/[\da-f-]{36}\/not-me)"/.exec(body)?.[1] ?? ''
      return () => other.post(path)
    },
    done: /\/not-me$/,
    endsItself: false,
  },
  {
    name: 'the account closed',
    prepare:
      async ({ other }) =>
      () =>
        other.post('/settings/closing'),
    done: /Logout|closed/,
    endsItself: true,
  },
]

/** The list has a button for each session but one's own; the victim's is the one that its own list lacks. */
async function endPathOf(victim: StageBrowser, other: StageBrowser): Promise<string> {
  const pathsIn = async (browser: StageBrowser) =>
    [
      ...(await browser.get('/settings/devices')).body.matchAll(
        /action="(\/settings\/devices\/[\da-f-]{36}\/end)"/g,
      ),
    ].map(([, path = '']) => path)
  const [others, victims] = [await pathsIn(other), await pathsIn(victim)]
  return others.find((path) => !victims.includes(path)) ?? ''
}
