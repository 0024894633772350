/**
 * The address of an element, made of our own base and the path that came: only below the same person of the same
 * origin, so that no answer can send our access token elsewhere. Doubled slashes are seen in the wild.
 */
export function elementAddress(base: string, text: string): string | undefined {
  const [own, said] = [new URL(base), URL.parse(text)]
  const path = said?.pathname.replaceAll(/\/{2,}/g, '/') ?? ''
  if (said?.origin !== own.origin || said.username !== '' || said.password !== '') return undefined
  if (!path.startsWith(`${own.pathname}/`)) return undefined

  const rest = path.slice(own.pathname.length)
  return /^(?:\/[\w-]{1,64}){2,4}$/.test(rest) ? `${base}${rest}` : undefined
}
