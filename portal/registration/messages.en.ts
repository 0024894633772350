import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Prove who you are at Gosuslugi',
  lead: 'The portal opens the site of Gosuslugi, the public services portal of Russia. It is in Russian. Sign in there as usual, and you will come back here.',
  button: 'Gosuslugi',
  link: 'Register with your Gosuslugi account',
  askedTitle: 'What Gosuslugi will ask for',
  asked: [
    'your phone, e-mail or SNILS (pension insurance number), and your Gosuslugi password',
    'a code sent by text message to the phone that Gosuslugi knows',
    'the first time, your permission to give your data to this portal',
  ],
  safety:
    'Type your password and code only on the site of Gosuslugi. This portal does not see them. Nobody from the clinic or from Gosuslugi will ever ask you for the code.',
  returnedTitle: 'Which data come back, and what for',
  returned: [
    ['Full name, gender, date and place of birth', 'so that the card is truly yours'],
    ['SNILS and OMS policy (state health insurance)', 'so that the clinic finds you in its lists'],
    ['Passport, citizenship', 'so that you are not taken for somebody of the same name'],
    ['Phone and e-mail', 'so that you can be reached, and can sign in here'],
    ['Addresses', 'so that a doctor knows where to come'],
  ],
  needed: 'Your Gosuslugi account must be confirmed. If it is not yet, Gosuslugi will tell you what to do.',
  back: 'Back to the consent',
}
