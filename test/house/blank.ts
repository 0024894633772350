/** What a source says once its comments are gone and the words inside its strings are blanked. */
export type Blanked = {
  /** Same length and lines as the source, so an offset here is an offset there. */
  readonly code: string
  /** Comments are gone, strings stand. */
  readonly withStrings: string
}

const COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\//y
const QUOTED = /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y
const REGEX = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
/** After these a slash begins a regular expression; after anything else it divides. */
const BEFORE_REGEX = /(?:^|[=([{,;:!&|?+\-*%<>~^\n}]|\b(?:return|typeof|case|in|of|await|yield|void))\s*$/

/** Our own reader, since no parser of the project's TypeScript runs inside Node. Templates keep their `${…}`. */
export function blank(source: string): Blanked {
  let code = ''
  let withStrings = ''
  let at = 0
  /** For each open template: how many braces are open inside its current `${`. */
  const templates: number[] = []

  const take = (text: string, shown: string, read = shown) => {
    code += shown
    withStrings += read
    at += text.length
  }
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  const template = () => {
    const text = match(/[`}](?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{|$)/y) ?? ''
    take(text, hide(text), text)
    if (text.endsWith('${')) templates.push(0)
  }

  while (at < source.length) {
    const here = source.charAt(at)
    const comment = match(COMMENT)
    const quoted = match(QUOTED)
    const depth = templates.at(-1)

    if (comment !== undefined) take(comment, hide(comment))
    else if (quoted !== undefined) take(quoted, hide(quoted), quoted)
    else if (here === '`') template()
    else if (here === '}' && depth === 0) {
      templates.pop()
      template()
    } else {
      const regex = here === '/' && BEFORE_REGEX.test(code.slice(-40)) ? match(REGEX) : undefined
      if (regex !== undefined) take(regex, hide(regex))
      else {
        if (depth !== undefined && here === '{') templates[templates.length - 1] = depth + 1
        if (depth !== undefined && here === '}') templates[templates.length - 1] = depth - 1
        take(here, here)
      }
    }
  }

  return { code, withStrings }
}

/** Keeps the first and the last sign, so that a string is still seen to be one. */
function hide(text: string): string {
  if (text.length < 2 || text.startsWith('/')) return text.replaceAll(/[^\n]/g, ' ')
  return text[0] + text.slice(1, -1).replaceAll(/[^\n]/g, ' ') + text.at(-1)
}
