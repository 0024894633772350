/** Of the whole header; in it may be one cookie of the 4096 bytes that a browser takes. */
const longestHeader = 8192

/**
 * The value of a cookie of ours, or undefined where there is none that could be ours.
 * A name sent twice is nobody's: a neighbour on the domain may have planted the other one.
 */
export function readCookie(
  header: string | undefined,
  name: string,
  { longest = 64 }: { readonly longest?: number } = {},
): string | undefined {
  if (header === undefined || header.length > longestHeader) return undefined

  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))

  const [value] = values
  if (values.length !== 1 || value === undefined || value.length > longest) return undefined
  return /^[\w-]+$/.test(value) ? value : undefined
}

/** `maxAge` in seconds; without it the cookie lives as long as the browser's window. */
export function writeCookie(name: string, value: string, { maxAge }: { maxAge?: number } = {}): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export const expireCookie = (name: string): string => writeCookie(name, '', { maxAge: 0 })
