/** The environment variable that names the file of the shapes already struck. */
export const trapFile = 'PROVE_KILL_WRITES'

/** Whether a statement may change rows, or make changes of others last. */
export const isWrite = (text: string): boolean => /\b(?:insert into|update|delete from|commit)\b/i.test(text)

/** A statement in one line, the same for every run of it. */
export const shapeOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
