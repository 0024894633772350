import { counted } from '../lib/plural.ts'
import type { Words } from './messages.ts'

const keys = { one: 'passkey', other: 'passkeys' }

export const en: Words = {
  title: 'Sign-in without a password',
  toSettings: 'Settings',
  lead: 'A passkey is kept on your phone or computer. When you sign in, the device asks for your face, finger or its own code, and your account opens. Such a key can be neither watched nor coaxed out of you.',
  safe: 'Your face, fingerprint and code stay on the device: the portal does not see them.',
  esiaStays: 'You can always sign in with Gosuslugi: with a passkey, without one and from another device.',
  yours: 'Your passkeys',
  none: 'There are no passkeys yet.',
  added: (day) => `Added on ${day}`,
  used: (day) => `Last sign-in with this passkey: ${day}`,
  unused: 'Nobody has signed in with this passkey yet',
  change: 'Change or delete',
  addTitle: 'Add a passkey',
  addOwn:
    'Add a passkey on your own device only. Whoever can unlock the device can sign in to your account too.',
  addMore: (number) =>
    `Each device mostly has a passkey of its own. You can add ${counted('en', number, keys)} in all.`,
  add: 'Add a passkey',
  cannot:
    'You cannot add a passkey here: that takes a new browser that can keep passkeys, with JavaScript switched on. Without a passkey all is as before: sign in with Gosuslugi.',
  full: (number) =>
    `You have ${counted('en', number, keys)} already, and the portal keeps no more. To add a new one, delete one that you do not use.`,
  exists: 'There is a passkey on this device already.',
  notAdded: 'The passkey was not added. Press again when you are ready.',
  addedTitle: 'The passkey is added',
  addedBody: 'At the next sign-in press “Sign in with a passkey”. You can change the name of the passkey.',
  renamedTitle: 'The name is saved',
  removedTitle: 'The passkey is deleted',
  removedBody:
    'The portal takes it no more. On the device it may stay in the list of passwords, and can be deleted there too. If the device is lost, end the sessions on it.',
  toDevices: 'Show the devices',
  proofTitle: 'First confirm that it is you',
  proofBody: 'Gosuslugi asks for your password and a code once more, and you come back to this page.',
  esia: 'Gosuslugi',
  oneTitle: 'Passkey',
  toKeys: 'Sign-in without a password',
  name: 'Name',
  nameHint: 'For example, “Phone” or “Computer at home”',
  rename: 'Save the name',
  removeTitle: 'Delete the passkey',
  removeBody: 'You will no longer be able to sign in with this passkey. With Gosuslugi you can, as before.',
  remove: 'Delete the passkey',
  errors: {
    failed: 'The passkey was not added: more than 5 minutes passed, or the device broke off. Try again',
    known: 'This passkey has been added already. Try on another device',
    'too-many': 'You cannot add more passkeys. Delete one that you do not use',
  },
  names: {
    errors: {
      empty: 'Enter a name',
      'too-long': 'The name is longer than 40 characters. Make it shorter',
      'forbidden-character': 'The name has a character that the portal does not keep. Remove it',
    },
  },
  failed: {
    'sign-in': {
      title: 'You could not sign in with a passkey',
      body: [
        'This happens if the passkey was deleted in the settings of the portal, if it was added in another region, or if the page was open for more than 5 minutes.',
        'Try again, or sign in with Gosuslugi.',
      ],
      back: 'Back to the sign-in',
    },
    proof: {
      title: 'You could not confirm with a passkey',
      body: [
        'This happens if the passkey was deleted, if it is another person’s, or if the page was open for more than 5 minutes.',
        'Nothing has changed, and you are still in your account. Try again, or confirm at Gosuslugi that it is you.',
      ],
      back: 'Go back and try again',
    },
  },
  closedTitle: 'Your account is closed',
  closedBody: (day) => `You closed it yourself. You can get it back until ${day}: sign in with Gosuslugi.`,
}
