import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Consent to the processing of personal data',
  yes: 'Yes, I agree',
  no: 'No, I refuse',
  lead: 'Read whom you allow to keep your data, and what for. Without your consent the portal cannot make a patient card. The consent is a legal document, and the law knows it in Russian only. If you do not read Russian, ask somebody you trust to read it to you before you agree.',
  edition: (version, date) => `Version ${version} of ${date}`,
  next: 'If you agree, you go on to prove who you are at Gosuslugi, the public services portal of Russia.',
  whoKnown: (name) =>
    `The consent is given by ${name}, who has proved who they are at Gosuslugi. If this is not you, press “No, I refuse”.`,
  nextKnown: 'If you agree, your card is made at once.',
  closedTitle: 'You have closed your account',
  closedBody: (day) =>
    `You can get it back until ${day}. When you closed it, you took your consent back, so you need to give it again. If you refuse, your account stays closed.`,
  nextClosed: 'If you agree, your account opens at once, with your cards.',
  refusedClosedBody: (day) => [
    `Your account stays closed. You can get it back until ${day}: sign in with Gosuslugi once more.`,
    'After that the portal destroys your data. Your record at the clinic does not change.',
  ],
  refusedTitle: 'You have refused',
  refusedBody: [
    'The registration has stopped. The portal has kept nothing about you.',
    'You can turn to the clinic without the portal too: by phone or at its reception.',
  ],
  again: 'Read the consent once more',
  toMain: 'To the main page',
  errors: {
    refused: 'The registration has stopped: without your consent the portal cannot make a card',
    'person-changed':
      'The time is up, or another person has proved who they are at Gosuslugi. Read who gives the consent, and answer again',
    unanswered: 'Your former answer was good for ten minutes. Read the consent and answer again',
    'document-changed': 'The text of the consent has changed. Read the new version and answer again',
  },
}
