import { pathTo, paths } from './paths.ts'
import { slugOf, type Region } from './region/region.ts'
import { markOf, warnings } from './session/left.ts'
import { sessionLimits } from './session/session.ts'
import type { Frame } from './ui/page.ts'

type Person = { readonly name: string; readonly accountId: string; readonly hasPasskey: boolean }

/** What stands around every page: the service's name, the region with its operator, and who is signed in. */
export function frameOf(serviceName: string, region?: Region, person?: Person): Frame {
  return {
    serviceName,
    changeRegionPath: paths.regions,
    ...(region && {
      region: { name: region.name, path: pathTo(paths.main, { region: slugOf(region) }) },
      about: [region.operator.name, `Телефон: ${region.operator.phone}`],
      footerLinks: [{ text: 'Служба поддержки', path: pathTo(paths.support, { region: slugOf(region) }) }],
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
