import type { Words } from './messages.ts'

export const en: Words = {
  start: 'Add children from Gosuslugi',
  startLead:
    'Gosuslugi tells the portal the data of your children: name, date of birth, gender, SNILS, birth certificate and policy. Then you choose whose cards to make.',
  startNot: 'In your region Gosuslugi does not tell the portal the data of children. Type them in yourself.',
  title: 'Children from Gosuslugi',
  toCards: 'My cards',
  legend: 'Whose cards do you want?',
  hint: 'Tick each child that you want to add. The portal does not keep the others.',
  born: (date) => `Date of birth: ${date}.`,
  told: (names) => `Gosuslugi told: ${names}.`,
  toldMore: { gender: 'gender', snils: 'SNILS', birthCertificate: 'birth certificate', policy: 'policy' },
  add: 'Add those chosen',
  others: 'The others',
  kept: 'in your cards already',
  nameless: 'A child without a name',
  unfit: {
    missing:
      'Gosuslugi did not tell the name or the date of birth. Start again and allow all the data to be handed over.',
    impossible:
      'There is a slip in the date of birth or in the SNILS: there are no such ones. Correct them at Gosuslugi or type the data in yourself.',
    'of-age': 'This person is 18 or older. They can register here and give you access.',
  },
  noneTitle: 'There are no children at Gosuslugi',
  none: 'There is no child in your record at Gosuslugi. Add them there in the section on family and children, or type the data in here yourself.',
  allKept: 'All children of your record at Gosuslugi are in your cards already.',
  nobody: 'There is nobody to add.',
  typing: 'Type the data in',
  overTitle: 'There is nobody to choose from any more',
  over: 'The data from Gosuslugi wait ten minutes for your choice and then disappear. If you have added the children, their cards are in “My cards”. If not, start again.',
  addedTitle: 'The cards of the children are added',
  addedBody: 'Open each card and check the data.',
  errors: {
    none: 'Tick at least one child',
    stale: 'The data from Gosuslugi have changed. Look at the list and tick again',
  },
}
