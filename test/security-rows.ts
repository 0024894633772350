import { read } from './house/tree.ts'

export type SecurityRow = { readonly id: string; readonly rest: string }

/** The rows of a table of docs/security.md, by the heading that it stands under. */
export function securityRows(heading: string): readonly SecurityRow[] {
  const section =
    read('docs/security.md')
      .text.split(/^## /m)
      .find((part) => part.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| (?<id>[A-Z]{2}-\d{3}) \| (?<rest>.+) \|$/gm)].map(({ groups }) => ({
    id: groups?.['id'] ?? '',
    rest: groups?.['rest'] ?? '',
  }))
}

/** The test file that a row of «Rows that tests hold» names. */
export const fileOf = ({ rest }: SecurityRow): string =>
  /`(?<path>[^`]+)`$/.exec(rest)?.groups?.['path'] ?? ''
