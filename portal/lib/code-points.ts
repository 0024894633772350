/** Length as people count it: a letter outside the basic plane is one, not two. */
export function countCodePoints(text: string): number {
  return Array.from(text).length
}
