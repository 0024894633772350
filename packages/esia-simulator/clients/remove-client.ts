import type { Stand } from '../stand.ts'

/** Takes a client away, with what people granted it; false where there is none. */
export function removeClient({ clients, memory, log }: Stand, mnemonic: string): boolean {
  if (clients.named(mnemonic) === undefined) return false
  clients.remove(mnemonic)
  memory.grants.forgetClient(mnemonic)
  log(`client ${mnemonic} removed`)
  return true
}
