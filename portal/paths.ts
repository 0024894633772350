/** Every address of the portal. `:region` is the short code of a region (`bel`), `:card` a card's id. */
export const paths = {
  regions: '/',
  chooseRegion: '/region',
  sight: '/sight',
  main: '/:region',
  consent: '/:region/consent',
  registration: '/:region/registration',
  registrationStart: '/:region/registration/start',
  signIn: '/:region/sign-in',
  signInStart: '/:region/sign-in/start',
  passkeySignIn: '/:region/sign-in/passkey',
  signedOut: '/:region/signed-out',
  support: '/:region/support',
  supportSent: '/:region/support/:number',
  callback: '/esia/callback',
  gatewayCallback: '/gateway/callback',
  gatewayProfileCallback: '/gateway/:profile/callback',
  proofStart: '/esia/proof',
  proofGoOn: '/esia/proof/go-on',
  passkeyProof: '/passkey/proof',
  sessionLeft: '/session/left',
  sessionStay: '/session/stay',
  signOut: '/sign-out',
  cards: '/cards',
  card: '/cards/:card',
  cardChecked: '/cards/:card/checked',
  cardContacts: '/cards/:card/contacts',
  cardHistory: '/cards/:card/history',
  cardChangeTakenBack: '/cards/:card/history/:change/taken-back',
  cardPrint: '/cards/:card/print',
  cardFhir: '/cards/:card/fhir',
  cardDifferences: '/cards/:card/differences',
  cardPaperNew: '/cards/:card/papers/new/:kind',
  cardPaperRemoval: '/cards/:card/papers/:place/removal',
  cardMistake: '/cards/:card/mistakes/:field',
  cardLeaving: '/cards/:card/leaving',
  cardReturn: '/cards/:card/leaving/undo',
  cardNew: '/cards/new',
  cardStep: '/cards/new/:card/steps/:step',
  cardDraftCheck: '/cards/new/:card/check',
  cardDraftMade: '/cards/new/:card/made',
  cardDraftRemoval: '/cards/new/:card/removal',
  cardKeeper: '/cards/:card/keeper',
  cardAccess: '/cards/:card/access',
  cardAccessEnd: '/cards/:card/access/end',
  children: '/cards/children',
  childrenStart: '/cards/children/start',
  accessCode: '/cards/code',
  accessOffer: '/cards/code/:card',
  cardsHelp: '/help/cards',
  settings: '/settings',
  passwordProof: '/settings/proof',
  devices: '/settings/devices',
  deviceEnd: '/settings/devices/:session/end',
  otherDevicesEnd: '/settings/devices/end',
  happenings: '/settings/happenings',
  notMe: '/settings/happenings/:event/not-me',
  passkeys: '/settings/passkeys',
  passkeyNew: '/settings/passkeys/new',
  passkey: '/settings/passkeys/:passkey',
  passkeyRemoval: '/settings/passkeys/:passkey/removal',
  closing: '/settings/closing',
  closed: '/:region/closed',
  securityTxt: '/.well-known/security.txt',
  design: '/design',
  alive: '/health/alive',
  ready: '/health/ready',
} as const

type Path = (typeof paths)[keyof typeof paths]

type Parameters<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

/** Fills an address's parameters in; an address without parameters needs no call. */
export function pathTo<P extends Path>(path: P, values: Readonly<Record<Parameters<P>, string>>): string {
  const given: Readonly<Record<string, string>> = values
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? ''))
}
