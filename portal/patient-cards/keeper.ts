/** Whom the card is of, as the keeper sees them: «ребёнок» is a child of the keeper. */
export type Kinship = 'self' | 'child' | 'ward' | 'parent' | 'spouse' | 'other'

/** What lets a keeper act for another person. */
export type Ground =
  | 'own'
  | 'kids-register'
  | 'birth-certificate'
  | 'guardianship'
  | 'power-of-attorney'
  | 'consent'
  | 'none'

/** Who keeps a card, and by what right. */
export type Keeper = { readonly kinship: Kinship; readonly ground: Ground }

export const isOwnCard = ({ kinship }: Pick<Keeper, 'kinship'>): boolean => kinship === 'self'
