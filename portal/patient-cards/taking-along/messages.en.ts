import type { Words } from './messages.ts'

export const en: Words = {
  printLink: 'Print the card',
  fileLink: 'Download the card as a file',
  toCard: 'To the card',
  madeAt: (time) => `Patient card. Data as of ${time}.`,
  checked: (day) => `The data were checked on ${day}.`,
  unchecked: 'The data have not been checked yet.',
  keeper: 'Who keeps the card',
  kinship: 'Who they are to the patient',
  ground: 'Ground',
  person: 'Patient',
  print: 'Print',
  printHow: 'To print, press Ctrl+P (on a Mac ⌘P), or choose “Print” in the menu of the browser.',
  maskedTitle: 'Numbers are not shown in full',
  maskedBody:
    'SNILS, policy and documents stand behind stars: the card is printed after a sign-in with a password, or more than 20 minutes after a sign-in with Gosuslugi.',
  maskedLead: 'To print the numbers in full, confirm that it is you.',
  ownValue: 'Entered on the portal:',
  fileTitle: 'The card as a file',
  fileLead:
    'A file for another medical system: it is loaded there, so that nothing has to be typed anew. It is easier to read on paper: print the card.',
  fileIn: 'The file holds all that is in the card, with full numbers. Keep it as carefully as your passport.',
  fileOwn:
    'Where Gosuslugi confirmed a value and you entered another, the file has the confirmed one. Paper has both.',
  fileFormat: 'Format: FHIR R4.',
  download: 'Download the file',
  proofTitle: 'First confirm that it is you',
  proofBody: 'Gosuslugi asks for your password and a code once more, and you come back to this page.',
  esia: 'Gosuslugi',
}
