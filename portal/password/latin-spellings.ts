const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
/** As in a passport for abroad (ICAO 9303, part 3, 6.B), and as people write to each other. */
const passport = 'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia'.split(' ')
const everyday = 'a b v g d e e j z i y k l m n o p r s t u f h c ch sh sch  y  e yu ya'.split(' ')

/** The two usual ways to write a Russian word in Latin letters. */
export const latinSpellings = (word: string): readonly string[] =>
  [passport, everyday].map((letters) =>
    Array.from(word.toLowerCase(), (letter) => letters[russian.indexOf(letter)] ?? letter).join(''),
  )
