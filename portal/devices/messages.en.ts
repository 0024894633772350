import { counted } from '../lib/plural.ts'
import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Devices',
  toSettings: 'Settings',
  lead: 'These are the browsers in which your account is open now. After 15 minutes in which nothing is done the portal closes it by itself.',
  zone: (zone) => `Times on this page: ${zone}.`,
  isThis: 'This device',
  began: (moment, way) => `Signed in ${way}: ${moment}`,
  seen: (moment) => `Last used: ${moment}`,
  address: (network) => `Address: ${network}`,
  end: 'End the session',
  endAll: 'End all the others',
  alone: 'Your account is not open on other devices.',
  strangeTitle: 'A device you do not know?',
  strange:
    'Open “What has happened” and press “It was not me” beside this sign-in: the portal closes your account on other devices, and the sign-in with a password. Or end the session and change your password yourself. The address shows the network of the sign-in: devices in one home mostly share one, that of a phone away from home changes often.',
  toHappenings: 'What has happened',
  toPassword: 'Change the password of the portal',
  most: (number) =>
    `Your account is open on ${counted('en', number, { one: 'device', other: 'devices' })} at a time at most. The next sign-in ends the session in which nothing was done for longest.`,
  proofTitle: 'To end a session, confirm that it is you',
  proofBody:
    'You signed in more than 20 minutes ago. Gosuslugi asks for your password and a code once more, and you come back to this page. Or sign out and sign in again.',
  esia: 'Gosuslugi',
  endedTitle: 'The session has ended',
  allEndedTitle: 'The other sessions have ended',
  endedBody:
    'To open your account there again, somebody has to sign in. At Gosuslugi itself you may still be signed in: the portal cannot end that on another device. If the device is lost or in other hands, end the sign-in in the security settings of Gosuslugi too.',
}
