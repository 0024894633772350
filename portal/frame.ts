import { usualLanguage, type Language } from './lib/language.ts'
import { pathTo, paths } from './paths.ts'
import { regionName, slugOf, type Region } from './region/region.ts'
import { markOf, warnings } from './session/left.ts'
import { sessionLimits } from './session/session.ts'
import type { Frame } from './ui/page.ts'

type Person = { readonly name: string; readonly accountId: string; readonly hasPasskey: boolean }

type Framed = {
  readonly serviceName: string
  /** What its person chose; the usual one where no request says. */
  readonly language?: Language
  readonly region?: Region | undefined
  readonly person?: Person | undefined
}

/** What stands around every page: the service's name, the region with its operator, and who is signed in. */
export function frameOf({ serviceName, language = usualLanguage, region, person }: Framed): Frame {
  return {
    serviceName,
    language,
    changeRegionPath: paths.regions,
    ...(region && {
      region: { name: regionName(region, language), path: pathTo(paths.main, { region: slugOf(region) }) },
      operator: { name: region.operator.name, phone: region.operator.phone },
      supportPath: pathTo(paths.support, { region: slugOf(region) }),
    }),
    ...(person !== undefined && {
      person: {
        name: person.name,
        cardsPath: paths.cards,
        settingsPath: paths.settings,
        signOutPath: paths.signOut,
        idle: {
          leftPath: paths.sessionLeft,
          stayPath: paths.sessionStay,
          lasts: sessionLimits.idle,
          warning: warnings.idle,
          wholeWarning: warnings.whole,
          whose: markOf(person.accountId),
        },
        ...(person.hasPasskey && { passkeyProofPath: paths.passkeyProof }),
      },
    }),
  }
}
