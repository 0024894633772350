import { pathTo, paths } from './paths.ts'
import { slugOf, type Region } from './region/region.ts'
import type { Frame } from './ui/page.ts'

/** What stands around every page: the service's name, the region with its operator, and who is signed in. */
export function frameOf(serviceName: string, region?: Region, personName?: string): Frame {
  return {
    serviceName,
    changeRegionPath: paths.regions,
    ...(region && {
      region: { name: region.name, path: pathTo(paths.main, { region: slugOf(region) }) },
      about: [region.operator.name, `Телефон: ${region.operator.phone}`],
      footerLinks: [{ text: 'Служба поддержки', path: pathTo(paths.support, { region: slugOf(region) }) }],
    }),
    ...(personName !== undefined && {
      person: {
        name: personName,
        cardsPath: paths.cards,
        settingsPath: paths.settings,
        signOutPath: paths.signOut,
      },
    }),
  }
}
