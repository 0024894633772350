import { readdirSync, readFileSync } from 'node:fs'
import { assetName } from './asset-name.ts'

export type AssetFile = { readonly name: string; readonly path: string; readonly content: Buffer }

const folder = new URL('./assets/', import.meta.url)

/** Every file that may be asked for under /assets/; read once, so a request never reaches the disk. */
export const assetFiles: ReadonlyMap<string, AssetFile> = new Map(
  readdirSync(folder)
    .filter((name) => /\.(?:css|js|svg|woff2)$/.test(name))
    .map((name) => {
      const content = readFileSync(new URL(name, folder))
      return [name, { name, path: `/assets/${assetName(name, content)}`, content }]
    }),
)

/** The address of a file of `portal/ui/assets`; throws for a name that isn't there. */
export function assetPath(name: string): string {
  return assetFile(name).path
}

/** Throws for a name that isn't there: a page must not ship with a broken link. */
export function assetFile(name: string): AssetFile {
  const file = assetFiles.get(name)
  if (!file) throw new RangeError(`No such asset: ${name}`)
  return file
}
