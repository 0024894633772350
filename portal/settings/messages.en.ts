import type { Words } from './messages.ts'

export const en: Words = {
  title: 'Settings',
  passwordTitle: 'Password of the portal',
  lead: {
    manual:
      'With a password you can sign in to the portal without Gosuslugi. The SNILS, policy and document in the card then stand behind stars.',
    strict:
      'With a password and a passkey you can sign in to the portal without Gosuslugi. In this region a password alone is not enough: after it the portal asks for a passkey or Gosuslugi.',
  },
  hasPassword:
    'You have a password already. A new one takes its place, and on other devices you will need to sign in again.',
  closedPassword:
    'The sign-in with a password is closed: somebody pressed “It was not me” on the page “What has happened”. Set a new password. The portal will ask you to confirm that it is you.',
  login: 'Your login',
  loginHint: 'Any of these will do:',
  noLogin:
    'There is no login yet: Gosuslugi has confirmed neither a phone nor an e-mail address nor a SNILS. Confirm your phone there and sign in with Gosuslugi again.',
  lostPhone: (phone) =>
    `You can no longer sign in with ${phone}: another person has confirmed this number at Gosuslugi. If it is yours, confirm it there and sign in here with Gosuslugi.`,
  lostEmail: (email) =>
    `You can no longer sign in with ${email}: another person has confirmed this address at Gosuslugi. If it is yours, confirm it there and sign in here with Gosuslugi.`,
  phone: 'Phone',
  email: 'E-mail',
  snils: 'SNILS',
  password: 'Password',
  again: 'Repeat the password',
  save: 'save',
  rule: {
    manual: 'At least 6 characters. Latin letters, capital and small, and digits will do.',
    strict: '8 to 128 characters. Any will do: letters, digits, spaces, other signs.',
  },
  errors: {
    empty: 'Enter a password',
    short: {
      manual: 'The password is shorter than 6 characters. Add letters or digits',
      strict: 'The password is shorter than 8 characters. Add more',
    },
    long: 'The password is longer than 128 characters. Make it shorter',
    characters: 'The password has characters that the portal does not take. Leave Latin letters and digits',
    spaces: 'There is a space in the password. Remove it',
    cyrillic: 'There are Russian letters in the password. Switch the keyboard to Latin ones',
    common: 'Many people have this password, and it is guessed first. Think of another',
    own: 'Your name, phone, e-mail and SNILS are known to others too. Think of another password',
    word: 'A known word or phrase is guessed first. Think of another password',
    layout: 'A known word is guessed first in the other keyboard layout too. Think of another password',
    walk: 'Keys side by side and one character many times are guessed first. Think of another password',
    different: 'The passwords are not the same. Enter them again',
  },
  offer: 'Or take one that is ready:',
  offerHint: 'The portal has just made it up and kept it nowhere. Write it down and enter it in both fields.',
  saved: 'The password is saved',
  savedBody: {
    manual:
      'You can now sign in with the login and password of the portal. If your account was open on other devices, it is closed there.',
    strict:
      'You can now sign in with the login and password of the portal, and after them with a passkey or Gosuslugi. If your account was open on other devices, it is closed there.',
  },
  toCards: 'My cards',
  proofTitle: 'Confirm that it is you',
  proofBody:
    'The new password is taken but not saved yet. Enter the current password of the portal, or prove who you are at Gosuslugi.',
  proofBodyEsia:
    'The new password is taken but not saved yet. Prove who you are at Gosuslugi, and it will be saved.',
  current: 'Current password',
  confirm: 'Confirm',
  esia: 'Gosuslugi',
  esiaBody: 'Gosuslugi asks for your password and a code once more, and you come back here.',
  wrong: 'The password did not fit. Try again, or prove who you are at Gosuslugi',
  currentEmpty: 'Enter your current password',
  wait: 'Too many tries. Prove who you are at Gosuslugi',
  expired: 'The time is up, and the new password is not saved. Enter it again',
  passkeysTitle: 'Sign-in without a password',
  passkeysBody:
    'A passkey on a phone or a computer: in place of a password the device asks for your face, finger or its own code.',
  toPasskeys: 'Passkeys',
  devicesTitle: 'Devices',
  devicesBody: 'Where your account is open now, and how to close it on another device.',
  toDevices: 'Show the devices',
  happeningsTitle: 'What has happened',
  happeningsBody:
    'Sign-ins to your account and all that was done in it. If you see something that was not you, tell the portal “It was not me”.',
  toHappenings: 'Show what has happened',
  closingTitle: 'Your account',
  closingBody:
    'If you no longer need the portal, you can close your account. For 30 days after that you can get it back.',
  toClosing: 'Close your account',
  toSettings: 'Back to the settings',
}
