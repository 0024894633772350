import { isIPv4, isIPv6 } from 'node:net'

const mapped = '::ffff:'

/**
 * What of a network address tells a home or a provider, and no single line in it: `95.24.13.7` → `95.24.13.*`,
 * `2a02:6b8::1` → `2a02:6b8:0:*` (the first 48 bits). Undefined for what is no address.
 */
export function nearAddress(address: string): string | undefined {
  const told = address.toLowerCase()
  const inner = told.startsWith(mapped) ? told.slice(mapped.length) : told
  if (isIPv4(inner)) return `${inner.split('.').slice(0, 3).join('.')}.*`
  return isIPv6(told) ? nearIpv6(told) : undefined
}

function nearIpv6(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  // The zeros of `::` may end before the third group only where the address is written out almost whole.
  const zeros = tail === undefined ? 0 : 8 - groups.length - widthOf(tail)
  const rest = tail === undefined ? [] : tail.split(':')
  const near = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest].slice(0, 3)
  return `${near.join(':')}:*`
}

/** In groups; an IPv4 address at the end stands for two. */
function widthOf(tail: string): number {
  if (tail === '') return 0
  return tail.split(':').length + (tail.includes('.') ? 1 : 0)
}
