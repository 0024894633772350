import { counted } from '../lib/plural.ts'
import type { Words } from './messages.ts'

export const en: Words = {
  ownName: 'English',
  untranslated: 'This page is only in Russian for now.',
  toContent: 'Skip to main content',
  failed: 'Error: ',
  toMend: 'There is a problem',
  step: (current, total) => `Step ${current} of ${total}`,
  changeRegion: { text: 'change', hidden: 'region' },
  phone: (phone) => `Phone: ${phone}`,
  support: 'Support',
  cabinet: 'Your account',
  cards: 'My cards',
  settings: 'settings',
  signOut: 'Sign out',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  password: {
    show: 'Show',
    hide: 'Hide',
    showIt: 'Show password',
    hideIt: 'Hide password',
  },
  passkeyFailed: 'The passkey did not work. Try again.',
  passkeyProof: 'Confirm with a passkey',
  regions: {
    lastTime: 'Last time',
    all: 'All regions',
    filter: 'Name of the region',
    filterHint: 'Start typing and the list gets shorter',
    none: 'There is no such region in the list. Check how it is spelled',
    found: 'Found',
    counted: { one: 'region', few: 'regions', other: 'regions' },
  },
  idle: {
    line: (minutes) =>
      `Your account closes by itself after ${counted('en', minutes, { one: 'minute', other: 'minutes' })} in which you do nothing.`,
    heads: {
      idle: ['Are you still there?', 'Stay'],
      whole: ['You will need to sign in again soon', 'I understand'],
      covered: ['Your account is closed', 'Check again'],
    },
    idle: 'The portal will close your account in {}, because nothing has been done in it for a while.',
    whole: 'The portal will close your account in {}, because you can be signed in for 12 hours at most.',
    covered:
      'The time is up, and the portal cannot be reached. When the connection is back, the portal will ask you to sign in.',
    minutes: { one: 'minute', few: 'minutes', other: 'minutes' },
    seconds: 'seconds',
  },
}
