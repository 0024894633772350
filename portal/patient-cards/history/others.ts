/** Another keeper of the card, as they came and as they went. */
export type OtherKeeper = { readonly name: string; readonly since: Date; readonly endedAt: Date | undefined }

/** Somebody sees the card from then on, or no more. */
export type AccessChange = { readonly kind: 'began' | 'ended'; readonly name: string; readonly at: Date }

/**
 * What the other keepers' coming and going adds to the history of a card. Who came in the moment of a change made the
 * card by it, and is told of there.
 */
export function accessChanges(
  others: readonly OtherKeeper[],
  changes: readonly { readonly at: Date }[],
): readonly AccessChange[] {
  const moments = new Set(changes.map(({ at }) => at.getTime()))
  return others.flatMap(({ name, since, endedAt }) => [
    ...(moments.has(since.getTime()) ? [] : [{ kind: 'began' as const, name, at: since }]),
    ...(endedAt === undefined ? [] : [{ kind: 'ended' as const, name, at: endedAt }]),
  ])
}
