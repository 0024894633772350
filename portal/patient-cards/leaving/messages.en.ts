import type { Words } from './messages.ts'

export const en: Words = {
  link: 'Delete the card',
  linkHidden: (name) => ` ${name}`,
  toCards: 'My cards',
  title: (name) => `Delete the card: ${name}`,
  goneTitle: 'What will be deleted',
  gone: [
    'The card leaves your account at once: you no longer see it and cannot change it.',
    'After 30 days the portal destroys it with the history of its corrections, unless somebody else keeps it.',
  ],
  staysTitle: 'What will stay',
  stays: [
    'What is recorded at the clinic: the portal does not change it.',
    'The card of other representatives of this person, if they keep it.',
  ],
  undo: (day) =>
    `If you change your mind, you can get the card back until ${day}. The button “Get back” will be on the page “My cards”.`,
  proofTitle: 'First confirm that it is you',
  proofBody:
    'Gosuslugi asks for your password and a code once more, and you come back to this page. Until then the card stays.',
  esia: 'Gosuslugi',
  confirm: 'Delete the card',
  keep: 'Do not delete',
  ownTitle: 'Your own card is deleted together with your account',
  ownBody: [
    'The portal knows you by your card, so it is not deleted alone.',
    'If you no longer need the portal, close your account: the card is destroyed then. Your record at the clinic does not change.',
    'If there is a mistake in the card, you do not need to delete it: press “This is wrong” beside the line.',
  ],
  toClosing: 'Close your account',
  listTitle: 'Deleted cards',
  listed: (whose, on, until) => `${whose}. Deleted on ${on}, you can get it back until ${until}.`,
  back: 'Get back',
  backHidden: (whose, on) => ` the card: ${whose.toLowerCase()}, deleted on ${on}`,
  unlinkedTitle: 'The card is deleted',
  unlinkedBody: 'It is no longer in your account. If you change your mind, get it back by the button below.',
  returnedTitle: 'The card is in your account again',
  returnedBody: 'All in it is as it was.',
  lateTitle: 'The card cannot be got back any more',
  lateBody: [
    'More than 30 days have passed since it was deleted, and it has left your account for good.',
    'Your record at the clinic has not changed. The card can be added anew.',
  ],
}
