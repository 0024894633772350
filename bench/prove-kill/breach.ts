/** What is wrong: something acknowledged is gone, something is half there, something never came right, or was not tried. */
export const breachKinds = ['lost', 'half-made', 'unresolved', 'untried'] as const
export type BreachKind = (typeof breachKinds)[number]

export type Breach = { readonly kind: BreachKind; readonly words: string }
