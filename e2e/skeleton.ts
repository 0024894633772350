/**
 * What axe could judge of a page: its elements, classes, roles and names, without the words and the addresses. Two
 * pages of one skeleton and one width differ in nothing that its rules look at but the letters.
 */
export function skeletonOf(markup: string): string {
  return markup
    .replaceAll(/\b(?<name>href|action|value|src|content|nonce)="[^"]*"/g, '$<name>=""')
    .replaceAll(/>(?<text>[^<]*[^<\s][^<]*)(?=<)/g, '>…')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id')
}
