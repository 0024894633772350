import type { Words } from './messages.ts'

export const en: Words = {
  title: 'History of the card',
  link: 'History of changes',
  lead: 'What has changed in the card: when, by whom, how it was and how it is. And who else sees it.',
  empty: 'Nobody has changed the card yet.',
  you: 'You',
  before: 'Before',
  after: 'After',
  nothing: 'empty',
  kinds: {
    made: 'The card was made',
    changed: 'Change',
    answered: 'Answer to news from Gosuslugi',
    'taken-back': 'Put back as it was',
  },
  accesses: {
    began: 'Another person got access',
    ended: 'Another person no longer has access',
  },
  takeBack: 'Put back as it was',
  takenBackTitle: 'Put back as it was',
  takenBackBody: 'The change is undone. It stays in the history, and you can get it back.',
  moved: 'This line has changed once more since. Look at the history and decide which is right',
}
