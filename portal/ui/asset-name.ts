import { createHash } from 'node:crypto'

/** A name that changes with the content, so that browsers may keep the file for ever: `portal.css` → `portal.3f9a01c2b4.css`. */
export function assetName(name: string, content: string | Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
}
