import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Sign in',
  esiaTitle: 'With Gosuslugi',
  esiaBody:
    'The site of Gosuslugi, the public services portal of Russia, will open. Then you come back here.',
  esiaButton: 'Gosuslugi',
  passwordTitle: 'With the login and password of this portal',
  login: 'Login',
  loginHint: 'Phone, e-mail or SNILS (pension insurance number)',
  password: 'Password',
  submit: 'Sign in',
  passkeyTitle: 'With a passkey',
  passkeyBody:
    'If you have added one in the settings: your device asks for your face, finger or its own code.',
  passkeyButton: 'Sign in with a passkey',
  forgotTitle: 'Forgot your password, or have none yet?',
  forgotBody: 'Sign in with Gosuslugi and set a new one in the settings.',
  notYet: 'Not registered yet?',
  register: 'Register',
  toMain: 'To the main page',
  secondTitle: 'One more step',
  secondLead:
    'The password is right. In this region a password alone is not enough, so that nobody who has learnt it opens your data.',
  secondLeadGuessing:
    'The password is right. But somebody is guessing passwords on the portal now, so in a new browser a password alone is not enough.',
  secondByKey: 'Confirm it is you with a passkey or at Gosuslugi.',
  secondByEsia: 'Confirm it is you at Gosuslugi.',
  secondNext: 'To sign in without Gosuslugi next time, add a passkey: open “settings”, then “Passkeys”.',
  toSignIn: 'Sign in',
  errors: {
    'login-empty': 'Enter your login: a phone, an e-mail address or a SNILS',
    'login-malformed':
      'This does not look like a phone, an e-mail address or a SNILS. Check that it is whole',
    'password-empty': 'Enter your password',
    wrong:
      'The login or the password did not fit. Check the language of the keyboard and capital letters, or sign in with Gosuslugi',
    wait: 'Too many tries in a row. Wait, or sign in with Gosuslugi',
    closed: 'You have closed your account. To get it back, sign in with Gosuslugi',
    busy: 'Too many people are signing in with a password now. Try again in a minute, or sign in with Gosuslugi',
    'too-many':
      'Too many tries to sign in come from your network. Try again in a minute, or sign in with Gosuslugi',
  },
  closedUntil: (day) =>
    `You have closed your account. You can get it back until ${day}: sign in with Gosuslugi`,
  waitFor: (wait) =>
    `Too many tries in a row. You can try again in ${wait}. With Gosuslugi you can sign in at once`,
}
