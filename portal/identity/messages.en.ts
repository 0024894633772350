import type { Words } from './messages.ts'

const confirm = [
  'The portal makes a card only by a confirmed account, so that nobody can register under your name.',
  'You can confirm it in one go: in the app of your bank (Sberbank, VTB, T-Bank and others), at an MFC (public service centre), or at a Gosuslugi service desk with your passport.',
  'Then come back here and start again. The portal has kept nothing about you.',
]

export const en: Words = {
  stopped: {
    unfinished: {
      title: 'The sign-in is not finished',
      body: [
        'This happens if more than ten minutes have passed, if the sign-in began in another window, or if the page was opened twice.',
        'Nothing is lost: start the sign-in again. If it does not work then, check that your browser takes cookies.',
      ],
    },
    'no-cookies': {
      title: 'The sign-in is not finished',
      body: [
        'Your browser did not send back a cookie, the mark by which the portal knows who began the sign-in. This happens if the sign-in began in another browser, or if cookies are switched off.',
        'Allow them in the settings of your browser, at least for this site, and start the sign-in again.',
      ],
    },
    refused: {
      title: 'You refused to hand your data over',
      body: [
        'Gosuslugi has told the portal nothing. Without these data the portal does not know you and cannot make a card.',
        'If you change your mind, start again.',
      ],
    },
    closed: {
      title: 'This Gosuslugi account does not work',
      body: [
        'You cannot sign in with it. Your card and your data on the portal are as they were.',
        'Check the account at Gosuslugi, or at an MFC (public service centre) with your passport. Then start again.',
      ],
    },
    unconfirmed: { title: 'Your Gosuslugi account is not confirmed', body: confirm },
    unavailable: {
      title: 'Gosuslugi does not answer now',
      body: ['This will pass, and it is nothing that you did. Wait a few minutes and try again.'],
    },
    'timed-out': {
      title: 'Gosuslugi did not answer in time',
      body: ['This happens when their site is overloaded. Wait a few minutes and try again.'],
    },
    rejected: {
      title: 'Gosuslugi did not confirm the sign-in',
      body: ['Try again. If it does not work then, write to support.'],
    },
    invalid: {
      title: 'The answer of Gosuslugi did not pass the check',
      body: [
        'The portal could not make sure that the answer came from Gosuslugi, and stopped the sign-in. This is how it protects your data.',
        'Try again. If it does not work then, write to support.',
      ],
    },
    'name-missing': {
      title: 'Some data are missing',
      body: [
        'Gosuslugi did not tell your last name, first name or date of birth. Without them there can be no card.',
        'Start again and allow all the data to be handed over.',
      ],
    },
    impossible: {
      title: 'There is a mistake in the data of Gosuslugi',
      body: [
        'There is a slip in the date of birth or in the SNILS (pension insurance number): there are no such ones. The portal has made no card by them.',
        'Check them in your profile at Gosuslugi and correct them. Then start again.',
      ],
    },
    'snils-missing': {
      title: 'There is no SNILS',
      body: [
        'Gosuslugi did not tell your SNILS (pension insurance number). Without it the portal cannot make a card.',
        'Check at Gosuslugi that your profile has it, and allow it to be handed over. Then start again.',
      ],
    },
    'too-young': {
      title: 'A card of your own comes at 14',
      body: [
        'Until a child is 14, the parents act for them. The portal has kept nothing.',
        'To book a doctor for a child, call the clinic.',
      ],
    },
    'snils-taken': {
      title: 'This SNILS is on the portal already',
      body: [
        'It belongs to another Gosuslugi account. This happens when somebody had two accounts and they were joined.',
        'Write to support and give the number: they will check the data and open your former account here. So far the portal has changed nothing.',
      ],
    },
    'snils-changed': {
      title: 'The SNILS is not the one you had',
      body: [
        'Gosuslugi told another SNILS (pension insurance number) than the one you registered with. This happens when it has been corrected.',
        'So that nobody else’s data get into your card, the portal has changed nothing. Write to support and give the number: they will compare the data.',
      ],
    },
    'region-closed': {
      title: 'Registration in this region is closed',
      body: [
        'The portal does not take new patients for now, and has kept nothing about you.',
        'You can turn to the clinic without the portal too: by phone or at its reception.',
      ],
    },
    'not-proved': {
      title: 'Gosuslugi did not ask for your password',
      body: ['To go on, you need to sign in there anew. Try again.'],
    },
    'another-person': {
      title: 'Another person signed in at Gosuslugi',
      body: [
        'The children were told by another Gosuslugi account than the one that this account was opened with. The portal has kept nothing of the answer and has ended your session.',
        'Sign out at Gosuslugi, sign in here again with your own account, and repeat.',
      ],
    },
  },
  children: {
    refused: {
      title: 'You refused to hand over the data of your children',
      body: [
        'Gosuslugi has told the portal nothing, and your cards are as they were.',
        'If you change your mind, start again. You can also type the data of a child in: “My cards”, “Add a card”.',
      ],
    },
    unfinished: {
      title: 'No children were added',
      body: [
        'This happens if more than ten minutes have passed, if it began in another window, or if the page was opened twice.',
        'Your cards are in place. Go back to “My cards” and start again.',
      ],
    },
    rejected: {
      title: 'Gosuslugi did not tell the data of your children',
      body: [
        'Your cards are in place. Try again. If it does not work, type the data of the child in yourself.',
      ],
    },
    invalid: {
      title: 'The answer of Gosuslugi did not pass the check',
      body: [
        'The portal could not make sure that the data of your children are right, and has kept nothing. Your cards are in place.',
        'Try again. If it does not work, type the data of the child in yourself.',
      ],
    },
  },
  number: 'Number for support:',
  again: 'Start again',
  toCards: 'My cards',
  noHelp: 'Did not help? You can',
  support: 'write to support',
  toSupport: 'Write to support',
}
