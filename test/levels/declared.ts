import type { DeclaredRoute, Level } from '../../portal/http/levels.ts'

/** Who may come to a route, in the order of the columns of docs/levels.md. */
export const visitors = {
  nobody: 'a browser without cookies',
  road: 'one that began a registration',
  ended: 'one whose session is over',
  password: 'the person, by password',
  'long-ago': 'the person, by Госуслуги 21 minutes ago',
  fresh: 'the person, by Госуслуги just now',
  another: 'another account of the region',
  elsewhere: 'the same person’s account of another region',
} as const

export type Visitor = keyof typeof visitors

export const isVisitor = (name: string): name is Visitor => Object.hasOwn(visitors, name)

/** What a visitor gets, and how docs/levels.md prints it. */
export const answers = {
  opens: 'yes',
  'opens-masked': 'yes, stars',
  'own-road': 'begin again',
  'own-cards': 'own cards',
  'sign-in': '401',
  prove: 'prove first',
  'as-unknown': 'no such',
} as const

export type Answered = keyof typeof answers

const isInside = (visitor: Visitor) => !['nobody', 'road', 'ended'].includes(visitor)

/** Whose proof is enough for what changes something, by level; who came for the numbers alone isn’t stopped. */
const proved: Partial<Record<Level, readonly Visitor[]>> = {
  fresh: ['fresh'],
  credentials: ['fresh'],
  recent: ['fresh', 'password'],
}

/** What a route’s level promises each visitor. */
export function declared({ url, level }: Pick<DeclaredRoute, 'url' | 'level'>, visitor: Visitor): Answered {
  if (level === 'public') return 'opens'
  if (level === 'attempt' && visitor === 'road') return 'opens'
  // An answer of Госуслуги that comes twice leads whoever is in already to where they were going.
  if (level === 'attempt') return isInside(visitor) && url.endsWith('/callback') ? 'own-cards' : 'own-road'
  if (!isInside(visitor)) return 'sign-in'
  const isOfOne = /:(?:card|session|passkey|event)\b/.test(url)
  if (visitor === 'another' || visitor === 'elsewhere') return isOfOne ? 'as-unknown' : 'opens'
  if (level === 'masked') return visitor === 'fresh' ? 'opens' : 'opens-masked'
  const enough = proved[level]
  return enough === undefined || enough.includes(visitor) ? 'opens' : 'prove'
}
