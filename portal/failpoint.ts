/**
 * Places on the road of a registration where the process can be told to kill itself, before and after each write,
 * in the order in which a person passes them. See docs/decisions/0006-failpoints.md.
 */
export const failpoints = [
  'before-keep-consent',
  'after-keep-consent',
  'before-open-attempt',
  'after-open-attempt',
  'before-use-attempt',
  'after-use-attempt',
  'after-identify',
  'before-keep-waiting',
  'after-keep-waiting',
  'before-take-waiting',
  'after-take-waiting',
  'after-read-entry',
  'before-enter',
  'after-enter',
  'before-save-password',
  'after-save-password',
  'before-check-card',
  'after-check-card',
  'before-reserve-try',
  'after-reserve-try',
  'before-open-session',
  'after-open-session',
] as const

export type Failpoint = (typeof failpoints)[number]

export const isFailpoint = (name: string): name is Failpoint => failpoints.some((known) => known === name)

let armed: Failpoint | undefined

/** For main alone, and only in the trial. */
export function armFailpoint(name: Failpoint): void {
  armed = name
}

/** Passes by, unless this place was armed: then the process is gone before the next line, as by a power cut. */
export function reach(name: Failpoint): void {
  if (name === armed) process.kill(process.pid, 'SIGKILL')
}
