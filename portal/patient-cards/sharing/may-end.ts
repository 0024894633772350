import { mayShare } from '../grounds.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'

/**
 * Whose access a keeper may end: in one's own card anyone's; as a representative only what was given by a code, so
 * that of two parents neither can put the other out.
 */
export function mayEnd(mine: Keeper, theirs: Keeper): boolean {
  if (isOwnCard(theirs)) return false
  return isOwnCard(mine) || (mayShare(mine.ground) && theirs.ground === 'consent')
}
