import type { Words } from './messages.ts'

export const en: Words = {
  add: 'Add a card',
  title: 'Add a card',
  lead: 'Keep the cards of those you care for: children, parents, husband or wife. Only you see a card until you give somebody access.',
  typing: 'Type the data in',
  typingLead:
    'You need the person’s document, SNILS and policy. What you typed is saved after each page: you can stop and go on later.',
  code: 'I have a code',
  codeLead:
    'The person or their representative gave you an access code: there is a card already, and nothing to type in.',
  begunTitle: 'You have begun to add a card',
  begunBody: (day) => `What you typed was saved on ${day}.`,
  begunFirst: 'First finish this card, or delete what you began.',
  goOn: 'Continue',
  remove: 'Delete what you began',
  removalTitle: 'Delete what you began?',
  removalBody: 'All that you typed into this card, which is not made yet, will be gone. Ready cards stay.',
  removalYes: 'Yes, delete it',
  removalNo: 'No, continue',
  toCards: 'My cards',
  back: 'Back',
  next: 'Continue',
  make: 'Make the card',
  checkTitle: 'Check the card',
  checkLead:
    'The card is not made yet. Compare each line with the documents. If all is right, press “Make the card” at the bottom.',
  checkRights:
    'By making the card you confirm that the ground you named is true and that you have the right to keep this card.',
  change: 'Change',
  unsavedTitle: 'The page is not saved yet',
  unsavedBody: 'This is what you typed before your session ended. Check it and press “Continue”.',
  stale:
    'While you were filling in this page, it was saved in another window. Here is what you typed. To save it, press “Continue” once more',
  staleKeeper: 'This has been changed in another window. Compare and press “Save” once more',
  save: 'Save',
  staleCheck: 'The data have changed in another window. Read them again and press “Make the card”',
  madeTitle: 'The card is made',
  madeBody: 'You can read it and correct it line by line. What is missing, add when you know it.',
  sameTitle: 'Such a card is in your account already',
  sameBody:
    'There is no need of a second card of the same person: open the one you have, and correct what has changed.',
  sameLink: 'Open the card',
  oddTitle: 'Look again',
  confirm: 'Yes, exactly so',
  steps: {
    whose: 'Whose card this is',
    ground: 'On what ground',
    person: 'Who this person is',
    document: 'Document',
    policy: 'OMS policy',
    contacts: 'Contacts and addresses',
  },
  checkStep: 'Check',
}
