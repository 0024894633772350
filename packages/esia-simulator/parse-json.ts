/** JSON with or without the mark that Windows' editors put before UTF-8. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''))
}
