import { isRoadName, type RoadName } from '../identity/road.ts'
import { usualAgeBands, type AgeBands } from '../lib/age-bands.ts'
import { readEmail } from '../lib/email.ts'
import type { Language } from '../lib/language.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { PasswordRule } from '../password/password.ts'

/** A region and its operator of personal data. `code` is ISO 3166-2, `timeZone` an IANA name. */
export type Region = {
  readonly code: string
  readonly name: string
  /** In other languages than Russian. */
  readonly names?: Readonly<Partial<Record<Language, string>>>
  readonly timeZone: string
  readonly open: boolean
  /** The road to Госуслуги of its people, where it isn't the usual one. */
  readonly provider?: RoadName
  readonly operator: Operator
  /** Where the law of the region differs from the usual. */
  readonly ages?: AgeBands
  /** What a new password may be, where it isn't what the manual says. */
  readonly passwordRule?: PasswordRule
}

export type Operator = {
  readonly name: string
  readonly address: string
  readonly email: string
  readonly phone: string
  readonly site: string
}

/** The ages at which the law changes who acts for a child of this region. */
export const bandsOf = (region: Region | undefined): AgeBands => region?.ages ?? usualAgeBands

export const passwordRuleOf = (region: Region): PasswordRule => region.passwordRule ?? 'manual'

/** Where the strict rule holds, a password opens nothing alone: a key or Госуслуги comes after it. */
export const needsSecondStep = (region: Region): boolean => passwordRuleOf(region) === 'strict'

export type Regions = ReadonlyMap<string, Region>

export const regionName = ({ name, names }: Region, language: Language): string => names?.[language] ?? name

/** The part of a region's code that stands in addresses: `bel` for RU-BEL. */
export const slugOf = (region: Region): string => region.code.slice('RU-'.length).toLowerCase()

export const bySlug = (regions: Regions, slug: string): Region | undefined =>
  regions.get(`RU-${slug.toUpperCase()}`)

/** Where a browser keeps the slug of the region that its person picked last. */
export const regionCookie = '__Host-region'

export type ListedRegions = { readonly remembered: Region | undefined; readonly others: readonly Region[] }

/** Regions in the order of the alphabet; the one picked last time stands apart, one press away. */
export function listRegions(
  regions: Regions,
  rememberedSlug: string | undefined,
  language: Language,
): ListedRegions {
  const nameOf = (region: Region) => regionName(region, language)
  const remembered = rememberedSlug === undefined ? undefined : bySlug(regions, rememberedSlug)
  const others = [...regions.values()].filter((region) => region !== remembered)
  return { remembered, others: others.sort((a, b) => nameOf(a).localeCompare(nameOf(b), language)) }
}

export type RegionsError = string

/** A region as its operator wrote it. */
export type ListedRegion = Omit<Region, 'provider'> & { readonly provider?: string }

/** Checks an operator's list of regions and says in one line what is wrong with it. */
export function readRegions(listed: readonly ListedRegion[]): Result<Regions, RegionsError> {
  const regions = new Map<string, Region>()
  const names = new Set<string>()
  for (const { provider, ...region } of listed) {
    if (regions.has(region.code)) return fail(`регион ${region.code} указан дважды`)
    if (!isTimeZone(region.timeZone)) return fail(`у региона ${region.code} неизвестный часовой пояс`)
    if (names.has(region.name)) return fail(`название «${region.name}» у двух регионов`)
    const unread = unreadable(region)
    if (unread !== undefined) return fail(`у региона ${region.code} ${unread}`)
    if (provider !== undefined && !isRoadName(provider))
      return fail(
        `у региона ${region.code} неизвестная дорога «${provider}»: нужно gateway, gateway:ИМЯ или esia`,
      )
    names.add(region.name)
    regions.set(region.code, provider === undefined ? region : { ...region, provider })
  }
  if (regions.size === 0) return fail('нет ни одного региона')
  return ok(regions)
}

/** What people would read on the screen, or press in vain. */
function unreadable({ name, names, operator, ages }: Omit<Region, 'provider'>): string | undefined {
  if (
    [name, ...Object.values(names ?? {}), ...Object.values(operator)].some(
      (part) => part === '' || part !== part.trim(),
    )
  )
    return 'пустая строка или пробелы по краям'
  if (!readEmail(operator.email).ok) return 'неверная почта оператора'
  if (!isSite(operator.site)) return 'неверный сайт оператора'
  return ages === undefined || isGrowing(ages) ? undefined : 'возрасты идут не по порядку'
}

const isSite = (site: string): boolean => /^https?:\/\//.test(site) && URL.canParse(site)

const isGrowing = ({ passport, consent, adult }: AgeBands) => passport <= consent && consent <= adult

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name)
}
