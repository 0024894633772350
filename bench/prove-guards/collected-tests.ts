import { test as honest, type TestContext, type TestOptions } from 'node:test'

type Hook = () => unknown
type Body = (t: TestContext) => unknown

const collected: { readonly name: string; readonly options: TestOptions; readonly body: Body }[] = []
const hooks = {
  before: Array.of<Hook>(),
  beforeEach: Array.of<Hook>(),
  afterEach: Array.of<Hook>(),
  after: Array.of<Hook>(),
}

export { mock } from 'node:test'

/** What `try-out.ts` gives to test files in place of `node:test`: they may come many times in one process. */
export function test(name: string, ...rest: readonly [Body] | readonly [TestOptions, Body]): void {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest
  collected.push({ name, options, body })
}

export const before = (hook: Hook) => void hooks.before.push(hook)
export const beforeEach = (hook: Hook) => void hooks.beforeEach.push(hook)
export const afterEach = (hook: Hook) => void hooks.afterEach.push(hook)
export const after = (hook: Hook) => void hooks.after.push(hook)

/** Runs what was collected, by the real runner, until a test fails that is `news`; gives the names of those that failed. */
export async function runCollected(isNews: (name: string) => boolean): Promise<readonly string[]> {
  const failed: string[] = []
  await all(hooks.before)
  for (const { name, options, body } of collected) {
    await honest(name, options, async (t) => {
      try {
        await all(hooks.beforeEach)
        await body(t)
      } catch (error) {
        failed.push(name)
        throw error
      } finally {
        await all(hooks.afterEach)
      }
    })
    if (failed.some(isNews)) break
  }
  return failed
}

/** Forgets what was collected, when its last hooks have run. */
export async function forgetCollected(): Promise<void> {
  const last = hooks.after.splice(0)
  collected.length = 0
  for (const list of Object.values(hooks)) list.length = 0
  // In any order, and whatever a mutant has made of them.
  await Promise.allSettled(last.map(async (hook) => hook()))
}

async function all(list: readonly Hook[]): Promise<void> {
  for (const hook of list) await hook()
}
