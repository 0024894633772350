import type { Browser } from '../browser.ts'
import { assetPath } from '../../portal/ui/assets.ts'
import { owner, type Stage } from './stage.ts'

type Asked = {
  /** What stands for the parameters of the address. */
  readonly given?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, string>>
  /** What an honest visitor does just before. */
  before?(browser: Browser): Promise<unknown>
}

const version = '1'
const password = { password: owner.password, again: owner.password }
const stylesheet = assetPath('portal.css').slice('/assets/'.length)
/** Nobody has it: what is asked for by it is no one’s. */
export const unknownId = 'c0ffee00-0000-4000-8000-00000000000f'

/** How each route is asked by whoever comes: what an honest form of it sends, on what the stage holds. */
export function askedOf({ ids, login, region }: Stage): Readonly<Record<string, Asked>> {
  const card = (id: string) => ({ given: { card: id } })
  const steps = { card: ids.draft, step: 'policy' }
  return {
    'GET /assets/:name': { given: { name: stylesheet } },
    'POST /region': { body: { region } },
    'POST /sight': { body: { size: '200', back: '/' } },
    'POST /:region/consent': { body: { document: '0'.repeat(64), answer: 'yes' } },
    'POST /:region/sign-in': { body: { login, password: 'Ne-tot-parol1' } },
    'POST /:region/sign-in/start': {},
    'POST /:region/registration/start': {},
    'POST /:region/support': { body: { contact: 'vera@example.com', message: 'Не вижу карту' } },
    'POST /sign-out': {},
    'POST /esia/proof': { body: { back: '/cards' } },
    'GET /esia/proof/go-on': { before: (browser) => browser.post('/esia/proof') },
    'GET /cards/:card/leaving': card(ids.kept),
    'POST /cards/:card/leaving': card(ids.made),
    'POST /cards/:card/leaving/undo': card(ids.left),
    'GET /cards/:card/keeper': card(ids.kept),
    'POST /cards/:card/keeper': {
      ...card(ids.kept),
      body: { was: 'child birth-certificate', kinship: 'child', ground: 'adoption' },
    },
    'GET /cards/:card/access': card(ids.kept),
    'POST /cards/:card/access': {
      ...card(ids.kept),
      body: { invitation: ids.invitation, kinship: 'other' },
    },
    'POST /cards/:card/access/end': { ...card(ids.kept), body: { keeper: ids.keeper } },
    'POST /cards/:card/checked': { body: { version } },
    'POST /cards/:card/contacts': { body: { version, mobile: '', homePhone: '', email: '' } },
    'POST /cards/:card/fhir': {},
    'GET /cards/:card/mistakes/:field': { given: { field: 'snils' } },
    'POST /cards/:card/mistakes/:field': {
      given: { field: 'birthPlace' },
      body: { version, value: 'с. Лесное' },
    },
    'POST /cards/:card/differences': { body: { version, all: 'keep' } },
    'POST /cards/:card/papers/new/:kind': { body: { paper: '22', series: '98', number: '0000102' } },
    'POST /cards/:card/papers/:place/removal': { body: { version } },
    'POST /cards/:card/history/:change/taken-back': { given: { change: ids.change }, body: { version } },
    'GET /cards/new/:card/steps/:step': { given: steps },
    'POST /cards/new/:card/steps/:step': { given: { ...steps, step: 'contacts' }, body: { version } },
    'GET /cards/new/:card/check': card(ids.draft),
    'POST /cards/new/:card/made': { ...card(ids.draft), body: { version } },
    'GET /cards/new/:card/removal': card(ids.draft),
    'POST /cards/new/:card/removal': card(ids.draft),
    'POST /cards/children': { body: { 'child-1': unknownId } },
    'POST /cards/children/start': {},
    'POST /cards/code': { body: { code: '12 345 678 90' } },
    'GET /cards/code/:card': card(ids.offered),
    'POST /cards/code/:card': card(ids.offered),
    'POST /settings': { body: password },
    'POST /settings/proof': {
      body: { current: owner.password },
      before: (browser) => browser.post('/settings', password),
    },
    'POST /settings/devices/:session/end': { given: { session: ids.session } },
    'POST /settings/devices/end': {},
    // What no device has answered: it is refused to whoever may ask.
    'POST /:region/sign-in/passkey': { body: { credential: '{}' } },
    'POST /passkey/proof': { body: { credential: '{}' } },
    'POST /settings/passkeys/new': { body: { credential: '{}' } },
    'GET /settings/passkeys/:passkey': { given: { passkey: ids.passkey } },
    'POST /settings/passkeys/:passkey': { given: { passkey: ids.passkey }, body: { name: 'Телефон' } },
    'POST /settings/passkeys/:passkey/removal': { given: { passkey: ids.passkey } },
    'POST /settings/closing': {},
    'GET /settings/happenings/:event/not-me': { given: { event: ids.event } },
    'POST /settings/happenings/:event/not-me': { given: { event: ids.event } },
    'POST /session/stay': {},
  }
}

/** What ends a session, or the account: asked last, in a region of its own. */
export const ending = [
  'POST /settings',
  'POST /settings/proof',
  'POST /settings/devices/:session/end',
  'POST /settings/devices/end',
  'POST /settings/happenings/:event/not-me',
  'POST /sign-out',
  'POST /settings/closing',
]
