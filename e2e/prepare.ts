import { newDataDir, prepared, removeDataDir, startSite } from './start.ts'

/** Makes a database and its keys once, for every site of the run to start from a copy. */
export default async function prepare(): Promise<() => void> {
  const dataDir = newDataDir()
  const site = await startSite({ dataDir })
  await site.stop()
  process.env[prepared] = dataDir

  return () => removeDataDir(dataDir)
}
