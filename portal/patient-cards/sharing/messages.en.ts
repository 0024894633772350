import type { Words } from './messages.ts'

export const en: Words = {
  link: 'Who sees this card',
  title: 'Who sees this card',
  you: 'this is you',
  since: (day) => `since ${day}`,
  end: 'End access',
  endedTitle: 'The access has ended',
  endedBody: 'This person no longer sees the card.',
  giveTitle: 'Give access',
  giveLead:
    'Another person will be able to read and correct this card from their own account. They cannot give access further. You can end it on any day.',
  who: 'Whom do you give access to?',
  getCode: 'Get a code',
  proofLead:
    'To give access, prove who you are at Gosuslugi, so that the card is not opened by somebody who sits at your device.',
  proof: 'Confirm at Gosuslugi',
  cannot:
    'Access is given by the person, a parent or a guardian. With a power of attorney, an access code or no ground it cannot be given.',
  codeTitle: 'Access code',
  codeBody: (until) =>
    `Tell the code to somebody you trust. It works once, until ${until}. They need to sign in to their own account of the same region and open “My cards”, “Add a card” and “I have a code”.`,
  codeOnce:
    'The code is shown once: reload the page, and it is gone. The portal and the clinic never ask for it by phone.',
  given: (until) =>
    `A code has been given and works until ${until}. If it is lost, get a new one: the former stops working.`,
  stale: 'This code has been used already or is out of date. Get a new one',
  toCard: 'To the card',
  toCards: 'My cards',
  back: 'Back',
  enterTitle: 'Access code',
  enterLead:
    'Enter the code that the person or their representative gave you. You will see whose card it is, and decide whether to add it.',
  code: 'Code, 10 digits',
  codeHint: 'For example, 1234 567 890',
  goOn: 'Continue',
  offerTitle: 'Add this card?',
  offerWhose: 'Whose card',
  offerBirth: 'Date of birth',
  offerKinship: 'Who they are to you',
  offerFrom: 'Access is given by',
  offerYou: 'You will be able to',
  take: 'Add the card',
  notThis: 'This is another card',
  takenTitle: 'The card is added',
  takenBody: 'It is in your list now. Whoever gave access can end it.',
}
