import type { Words } from './messages.ts'

export const en: Words = {
  title: 'News from Gosuslugi',
  noticeTitle: 'Gosuslugi told something new',
  noticeBody: 'The card is still as it was. Look and decide which is right:',
  look: 'Look and choose',
  lead: 'At your last sign-in Gosuslugi told something else than the card says. Until you answer, the card stays as it was.',
  none: 'All that Gosuslugi told is in the card already. There is nothing to answer.',
  inCard: 'In the card now',
  told: 'From Gosuslugi',
  nothing: 'empty',
  question: (field) => `${field}: which is right?`,
  accept: 'Take the new one',
  keep: 'Keep the one in the card',
  save: 'Save my choice',
  acceptAll: 'Take all that is new',
  keepAll: 'Keep all as in the card',
  unanswered: 'Choose in at least one line which is right',
  stale: 'While you were choosing, the card changed in another window. Compare and answer again',
  doneTitle: 'Your choice is saved',
  doneBody: 'The former values stay in the history of the card, and you can get them back.',
}
