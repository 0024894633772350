import { randomInt } from 'node:crypto'

/** None that looks like a digit or like another, none that sounds in two ways. */
const consonants = 'bdfgklmnprstvz'
const vowels = 'aeio'
const digits = '23456789'

/** Beginnings of rude and of ill words that three such syllables could make. */
const unkind =
  /pid|ped|deb|pop|pis|piz|kak|sos|sis|zop|zad|gad|vor|gov|gav|gni|bol|rak|mor|tif|sif|sip|tit|fag|dik|nig|naz|gomo|goni|loba|idio|lesb|kret|dolb|bolv/

/**
 * A password that both rules take, to be read aloud and typed on any keyboard: three groups of five letters with a
 * digit between them, of 2^52. Made by the system's generator of secrets; nobody keeps it.
 */
export function offerPassword(): string {
  const pick = (signs: string) => signs.charAt(randomInt(signs.length))
  const group = () => [consonants, vowels, consonants, vowels, consonants].map(pick).join('')
  for (;;) {
    const offered = [group(), group(), group()].reduce((before, next) => before + pick(digits) + next)
    if (!unkind.test(offered)) return offered
  }
}
