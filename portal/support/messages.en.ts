import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Support',
  lead: 'Tell us what happened. Do not write passwords, codes from text messages or numbers of documents. You may get the answer in Russian.',
  contact: 'How to reach you',
  contactHint: 'Phone or e-mail',
  message: 'What happened',
  send: 'Send',
  sentTitle: 'Your request is received',
  number: (number) => `Number of your request: ${number}`,
  sentBody:
    'Write the number down: your request is found by it. The answer comes to the phone or e-mail that you left.',
  phone: (phone) => `You can also call: ${phone}`,
  toMain: 'To the main page',
  errors: {
    'contact-empty': 'Enter a phone or an e-mail address, so that we can answer you',
    'contact-long': 'This is longer than 200 characters. Leave one phone or one e-mail address',
    'message-empty': 'Tell us what happened',
    'message-long': 'The text is longer than 4000 characters. Make it shorter',
  },
}
