import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Close your account',
  toSettings: 'Settings',
  lead: 'Your account closes at once: your sessions end on all devices, and you can no longer sign in with the password of the portal.',
  goneTitle: 'What will be deleted in 30 days',
  gone: [
    'Your card and its history. Nobody else will see it any more.',
    'The cards that you keep for others, unless somebody else keeps them too.',
    'Your login and password of the portal, and unfinished cards.',
  ],
  staysTitle: 'What will stay',
  stays: [
    'What is recorded at the clinic: the portal does not change it.',
    'The evidence that the law asks for: that you gave your consent and took it back, and an act of the destruction of data. There is no name and no number in it.',
  ],
  consent: 'By closing your account you take back your consent to the processing of personal data.',
  comeBack: (day) =>
    `If you change your mind, you can get your account back with its cards until ${day}: sign in with Gosuslugi and give your consent again. After that day the data are destroyed and cannot be got back.`,
  proofTitle: 'First confirm that it is you',
  proofBody:
    'Gosuslugi asks for your password and a code once more, and you come back to this page. Nothing is closed until then.',
  esia: 'Gosuslugi',
  confirm: 'Close your account',
  keep: 'Do not close',
  closedTitle: 'Your account is closed',
  closedBody: [
    'You are signed out on all devices, and your consent is taken back.',
    'For 30 days you can get your account back: sign in with Gosuslugi. After that the portal destroys your data.',
    'Your record at the clinic has not changed.',
  ],
  toMain: 'To the main page',
}
