/**
 * The scopes of an access token, `fullname?oid=1000299681 openid`, that were asked for. What was granted beyond
 * them is dropped here, so nothing is fetched or kept on its strength. Undefined when a scope is about another person.
 */
export function readGrantedScopes(
  scope: string,
  { asked, oid }: { readonly asked: readonly string[]; readonly oid: string },
): readonly string[] | undefined {
  const granted = scope
    .split(' ')
    .map((item) => {
      const [name = '', query = ''] = item.split('?', 2)
      return { name, about: new URLSearchParams(query).get('oid') }
    })
    .filter(({ name }) => asked.includes(name))

  if (granted.some(({ about }) => about !== null && about !== oid)) return undefined
  return [...new Set(granted.map(({ name }) => name))]
}
