/** Something for each parameter of an address; a page that has it is named by the test itself. */
const usual = {
  region: 'bel',
  card: 'c0ffee00-0000-4000-8000-000000000000',
  field: 'email',
  step: 'person',
  kind: 'document',
  place: '0',
  change: 'c0ffee00-0000-4000-8000-000000000001',
  session: 'c0ffee00-0000-4000-8000-000000000002',
  event: 'c0ffee00-0000-4000-8000-000000000003',
  passkey: 'c0ffee00-0000-4000-8000-000000000003',
  number: '1234-5678',
  name: 'portal.css',
}

/** An address of a route with its parameters filled. Throws where a parameter is unknown here. */
export function filledPath(url: string, given: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = { ...usual, ...given }
  return url.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`Nothing to put for :${name} of ${url}`)
    return value
  })
}
