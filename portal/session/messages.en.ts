import type { Words } from './messages.ts'

export const en: Words = {
  title: 'You have signed out',
  body: 'Your account is closed on this device. To open it again, sign in.',
  signIn: 'Sign in',
  toMain: 'To the main page',
  cookiesOffTitle: 'Your browser does not remember the portal',
  cookiesOffBody:
    'The portal knows you from page to page by a mark in your browser, a cookie. Without it you can neither register nor sign in. Your browser has not taken it, or has deleted it already.',
  cookiesOffSteps: [
    'Open the settings of your browser, find “Cookies” and allow them, at least for this site.',
    'If you use a program against advertising or tracking, switch it off for this site.',
    'Come back here and start again.',
  ],
  cookiesOffElse: 'Still no luck? Open the portal in another browser or on another device.',
  again: 'Start again',
  endedTitle: 'You need to sign in again',
  endedBody:
    'Your session has ended: nothing was done for more than 15 minutes, or you ended it in another window or from another device. This keeps your data from whoever uses this device after you.',
  unsent: {
    kept: 'What you typed is not in the card yet, but it is not lost. Sign in within 20 minutes, and the page “My cards” will have a link to your text.',
    lost: 'What you have just sent is not saved. Sign in and send it again.',
    password: 'Your new password is not saved. Sign in and enter it again.',
  },
}
