import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../../portal/lib/start-error.ts'

/** Makes the folder where it is missing, and tries that files may be made there. Throws a StartError where not. */
export function readyFolder(folder: string): void {
  try {
    make(folder)
    // oxlint-disable-next-line no-bitwise -- access(2) takes its wishes as bits
    accessSync(`${folder}/.`, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StartError(`DATA_DIR: в папке ${folder} нельзя работать, проверьте путь и права`)
  }
}

/** Step by step: Node's own `recursive` never ends in a folder that takes no files, such as /proc. */
function make(folder: string): void {
  if (existsSync(folder)) return
  make(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}
