import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Choose your region',
  lead: 'Your region is where you get your health care: the place of your clinic.',
  closed: 'registration is closed for now',
  mainLead: 'Here you get a patient card. The clinic knows you by it.',
  register: 'Register',
  registerHint:
    'If you are here for the first time. You need a confirmed account at Gosuslugi, the public services portal of Russia.',
  signIn: 'Sign in',
  signInHint: 'If you have registered before. Use Gosuslugi, or the login and password of this portal.',
  closedTitle: 'Registration in this region is closed',
  closedBody: 'The portal does not take new patients for now. If you registered before, sign in as usual.',
  stepsTitle: 'How registration goes',
  steps: [
    'You read the consent to the processing of your personal data, and decide whether you agree.',
    'You prove who you are at Gosuslugi, by your password and a code sent to your phone.',
    'You come back here. Your patient card makes itself, and you only check it.',
  ],
}
