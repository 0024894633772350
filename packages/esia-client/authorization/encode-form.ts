/** Names and values percent-encoded in UTF-8: a space is %20 and a plus %2B, which no decoder takes for another. */
export function encodeForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}
