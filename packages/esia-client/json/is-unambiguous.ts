const deepest = 12

/**
 * Whether JSON that JSON.parse has accepted names each key once per object and nests no deeper than 12.
 * RFC 8259 §4 leaves the meaning of duplicate names open: signer and reader may take different ones.
 */
export function isUnambiguous(json: string): boolean {
  const open: Set<string>[] = []

  for (let at = 0; at < json.length; at++) {
    const character = json[at]

    if (character === '{' || character === '[') open.push(new Set())
    if (character === '}' || character === ']') open.pop()
    if (open.length > deepest) return false
    if (character !== '"') continue

    const end = endOfString(json, at)
    const keys = open.at(-1)

    if (keys !== undefined && isKey(json, end)) {
      const key: unknown = JSON.parse(json.slice(at, end))
      if (typeof key !== 'string' || keys.has(key)) return false
      keys.add(key)
    }
    at = end - 1
  }

  return true
}

function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1

  return at + 1
}

function isKey(json: string, after: number): boolean {
  let at = after
  while (' \t\r\n'.includes(json[at] ?? '.')) at++

  return json[at] === ':'
}
