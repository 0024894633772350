import type { Words } from './messages.ts'

export const en: Words = {
  when: { 90: 'Soon:', 30: 'In less than a month:', 1: 'Tomorrow:' },
  titles: {
    passport: (years) => `${years} years old, time to get a passport`,
    consent: (years) => `${years} years old, the teenager consents to treatment alone`,
    adult: (years) => `${years} years old, the card passes to its owner`,
  },
  on: (date) => `This will be on ${date}.`,
  bodies: {
    passport:
      'After that, put the passport into the card in place of the birth certificate. The teenager can get an own account at Gosuslugi and an own account here. You stay their representative.',
    consent: 'After that the teenager alone agrees to treatment or refuses it. You see the card as before.',
    adult:
      'On that day your access to the card ends. To keep it further, let its owner register here and give you access.',
  },
  passedTitle: 'A card has passed to its owner',
  passed: (whose, date) =>
    `${whose}: came of age on ${date}, and your access to the card has ended. Its owner can register here and give you access.`,
}
