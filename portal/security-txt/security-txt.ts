/** In milliseconds; RFC 9116, 2.5.5 advises less than a year, so that what is read is still meant. */
const holds = 180 * 24 * 60 * 60_000

const day = 24 * 60 * 60_000

type Told = {
  readonly origin: URL
  /** `mailto:` or `https:`. */
  readonly contact: string
  readonly path: string
  readonly now: Date
}

/** To whom a found weakness is told (RFC 9116). The moment moves on with each day, so that no file has to be kept up. */
export function securityTxt({ origin, contact, path, now }: Told): string {
  const today = Math.floor(now.getTime() / day) * day
  const expires = new Date(today + holds).toISOString().replace('.000Z', 'Z')
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: ru, en',
    `Canonical: ${new URL(path, origin).href}`,
    '',
  ].join('\r\n')
}

/** RFC 2142, 4: the mailbox of that name is where people write about a domain's security. */
export const usualContact = ({ hostname }: URL): string => `mailto:security@${hostname}`
