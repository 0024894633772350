import { blank } from '../house/blank.ts'
import { ourFiles, read, type Source } from '../house/tree.ts'
import type { Saying } from './saying.ts'

const ROOMS = /^(?:portal|packages\/esia-simulator|bin\/starter)\/.*\.[jt]s$/
/** Tests; the gallery of parts; lists of letters and of what is replaced, which nobody reads. */
const NOT_SAID =
  /\.test\.ts$|\/testing\/|\/gallery\.ts$|\/fixture-cases\.ts$|\/fonts\.ts$|\/plain-markup\.ts$|\/(?:look-alikes|keyboard|latin-spellings)\.ts$/

/** As `blank` leaves them: the signs at both ends, and between them nothing. */
const LITERAL = /'\s*'|"\s*"|[`}]\s*(?:`|\{)/g

/** The words that stand outside of the files of messages, by file and line. */
export const literals = (): readonly Saying[] =>
  ourFiles()
    .filter((path) => ROOMS.test(path) && !NOT_SAID.test(path) && !path.endsWith('/messages.ts'))
    .flatMap((path) => literalsOf(read(path)))

/** Of a template each part between `${…}`, and of markup each part between tags; «…» stands where it goes on. */
export function literalsOf({ path, text }: Source): readonly Saying[] {
  const { code, withStrings } = blank(text)

  return [...code.matchAll(LITERAL)].flatMap(({ 0: shape, index }) => {
    const literal = withStrings.slice(index, index + shape.length)
    const whole = (literal.startsWith('}') ? '…' : '') + bodyOf(literal) + (literal.endsWith('{') ? '…' : '')
    const first = text.slice(0, index).split('\n').length
    return whole.split('\n').flatMap((line, below) =>
      partsOf(line)
        .filter(isSaid)
        .map((part) => ({ file: path, key: String(first + below), text: part })),
    )
  })
}

const bodyOf = (literal: string) =>
  literal.slice(1, literal.endsWith('${') ? -2 : -1).replaceAll(/\\(?=['"`])/g, '')

/** Words of attributes are read out, so they count too; of a tag that `${…}` cuts in two nothing is left. */
const partsOf = (line: string): readonly string[] =>
  line
    .split(/<[^<>]*?(?:aria-label|alt|title|placeholder)="|"[^<>"]*>|<[^<>]*(?:>|$)/)
    .map((part) => part.replace(/"[^<>]*$/, '').trim())

/** What is mostly Latin is for the log. */
function isSaid(text: string): boolean {
  const [russian, latin] = [text.match(/\p{Script=Cyrillic}/gu), text.match(/[a-z]/gi)]
  return russian !== null && russian.length >= (latin?.length ?? 0)
}
