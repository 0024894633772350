/** The client's address with the answer added to whatever query it has. */
export function returnAddress(returnTo: string | URL, answer: Readonly<Record<string, string>>): string {
  const url = new URL(returnTo)
  for (const [name, value] of Object.entries(answer)) url.searchParams.append(name, value)
  return url.href
}
