export type Span = { readonly start: number; readonly end: number }

/** After one of these words a condition begins; `on conflict` begins none. */
const opening = /\b(?:where|and|on(?! conflict)|having)\s+/giy

/** Before one of these a condition is over. */
const closing =
  /\s+(?:and|or|then|returning|order|group|limit|for update|left|join|set|where|union)\b|\s*[,)`]|\s*\n|\s*$/giy

/** Where the conditions of a statement stand that lets values in by `${}`: what may be put in place of each is `true`. */
export function conditionsIn(text: string): readonly Span[] {
  const spans: Span[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (isComment(text, at)) {
      at = endOfLine(text, at)
      continue
    }
    if (/\w/.test(text[at - 1] ?? '')) continue
    opening.lastIndex = at
    const word = opening.exec(text)
    if (word === null) continue
    const start = at + word[0].length
    const end = endOf(text, start)
    // `between … and` has an end of its own; a condition that goes on is found by its own word.
    if (end > start) spans.push({ start, end })
    at = start - 1
  }
  return spans
}

function endOf(text: string, start: number): number {
  for (let at = start, depth = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '$' && text[at + 1] === '{') {
      at = endOfValue(text, at)
      continue
    }
    closing.lastIndex = at
    if (depth === 0 && closing.test(text)) return at
    if (char === '(' || char === '[') depth += 1
    if (char === ')' || char === ']') depth -= 1
  }
  return text.length
}

/** The closing brace of a value that is let in. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

const isComment = (text: string, at: number) => text.startsWith('--', at)
const endOfLine = (text: string, at: number) => {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}
