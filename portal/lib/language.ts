/** What the portal speaks. One more is named here, and the compiler then lists every catalogue that lacks it. */
export const languages = ['ru', 'en'] as const

export type Language = (typeof languages)[number]

/** What is spoken to whoever has chosen nothing: the law and the manual are in it. */
export const usualLanguage: Language = 'ru'

export const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text)

/** The shape of a catalogue: the same keys and the same parameters, whatever the words. */
export type Shape<T> = T extends string
  ? string
  : T extends (...told: infer Told) => infer Said
    ? (...told: Told) => Shape<Said>
    : { readonly [Key in keyof T]: Shape<T[Key]> }

/** A catalogue for each language: `catalogues[frame.language]`. */
export type Catalogues<Words> = Readonly<Record<Language, Words>>
