import { pathTo, paths } from '../../paths.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'

/** Where a card is read: one's own in «Мои карты», another's on its page. */
export const homeOf = ({ id, keeper }: { readonly id: string; readonly keeper: Keeper }): string =>
  isOwnCard(keeper) ? paths.cards : pathTo(paths.card, { card: id })
