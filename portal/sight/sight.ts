/** What «Версия для слабовидящих» lets one choose; the first of each is how the portal looks anyway. */
export const choices = {
  /** Of the usual size of letters, in percent. */
  size: ['100', '150', '200'],
  font: ['sans', 'serif'],
  /** Letters on ground. */
  scheme: ['black-on-white', 'white-on-black', 'blue-on-sky'],
  /** Between letters, words, lines and paragraphs. */
  spacing: ['usual', 'wide'],
  images: ['shown', 'hidden'],
} as const

export type Choice = keyof typeof choices
export type Sight = { readonly [C in Choice]: (typeof choices)[C][number] }

/** What the form of an ordinary page begins with. */
export const firstSight: Sight = {
  size: '150',
  font: 'sans',
  scheme: 'black-on-white',
  spacing: 'usual',
  images: 'shown',
}

/** As the cookie keeps it: `150_sans_black-on-white_usual_shown`. */
export const printSight = ({ size, font, scheme, spacing, images }: Sight): string =>
  [size, font, scheme, spacing, images].join('_')

/** Every version there is, by its cookie: what is none of these was not written by the portal. */
const byCookie: ReadonlyMap<string, Sight> = new Map(allSights().map((sight) => [printSight(sight), sight]))

/** Undefined is the ordinary version: so is everything that the portal has not written itself. */
export const readSight = (kept: string | undefined): Sight | undefined =>
  kept === undefined ? undefined : byCookie.get(kept)

/** One press changes what it names, and leaves the rest as it was. */
export const changeSight = (now: Sight | undefined, asked: Partial<Sight>): Sight => ({
  ...firstSight,
  ...now,
  ...asked,
})

function allSights(): readonly Sight[] {
  return choices.size.flatMap((size) =>
    choices.font.flatMap((font) =>
      choices.scheme.flatMap((scheme) =>
        choices.spacing.flatMap((spacing) =>
          choices.images.map((images) => ({ size, font, scheme, spacing, images })),
        ),
      ),
    ),
  )
}
