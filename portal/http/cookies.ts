const longest = 4096

/**
 * The value of a cookie of ours, or undefined where there is none that could be ours.
 * A name sent twice is nobody's: a neighbour on the domain may have planted the other one.
 */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined || header.length > longest) return undefined

  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))

  const [value] = values
  return values.length === 1 && value !== undefined && /^[\w-]{1,64}$/.test(value) ? value : undefined
}

/** `maxAge` in seconds; without it the cookie lives as long as the browser's window. */
export function writeCookie(name: string, value: string, { maxAge }: { maxAge?: number } = {}): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export const expireCookie = (name: string): string => writeCookie(name, '', { maxAge: 0 })
