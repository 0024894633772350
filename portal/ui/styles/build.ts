import { glob, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Features, transform } from 'lightningcss'
import { PurgeCSS } from 'purgecss'
import { compile } from 'sass'
import { assetPath } from '../asset-files.ts'

// Run after a change of styles or parts: node --conditions=development portal/ui/styles/build.ts

const ui = fileURLToPath(new URL('..', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What a public first page may be made of, and so what its inline styles know. */
const firstPage = [
  '{page,header,footer,icons}.ts',
  'parts/{back-link,button,card,details,error-summary,field,input,inset,notice,password-input,region-list,steps}.ts',
  'styles/_{base,sight-line}.scss',
]

/** The stylesheets, made in memory, so that a test can hold the committed ones against them. */
export async function buildStyles(): Promise<
  Readonly<Record<'portal.css' | 'first.css' | 'sight.css', string>>
> {
  const css = compiled('portal')
  const all = ['**/*.ts', 'styles/*.scss']

  return {
    'portal.css': small(await purged(css, all)),
    'first.css': small(await purged(css, firstPage)),
    'sight.css': small(compiled('sight'), { drop: nothing }),
  }
}

function compiled(name: 'portal' | 'sight'): string {
  const { css } = compile(`${ui}styles/${name}.scss`, { loadPaths: [`${root}node_modules`], quietDeps: true })
  return css
    .replaceAll(/\/assets\/([\w-]+\.woff2)/g, (_, font: string) => assetPath(font))
    .replaceAll(', (-ms-high-contrast: active)', '')
}

/** Without the rules that stand for no word of the sources. Own classes are words of the own Sass, so all of them stay. */
async function purged(css: string, patterns: readonly string[]): Promise<string> {
  const content = []
  for (const pattern of patterns) {
    for await (const path of glob(pattern, { cwd: ui })) {
      if (path.endsWith('.test.ts')) continue
      content.push({ raw: await readFile(`${ui}${path}`, 'utf8'), extension: 'ts' })
    }
  }
  const [result] = await new PurgeCSS().purge({
    content,
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    safelist: [/^nhsuk-input--width-(?:2|3|4|5|10|20)$/, /^notice--/],
  })
  if (!result) throw new Error('PurgeCSS gave nothing')
  return result.css
}

/** Headings above fields are not used here, old Edge is gone, and the cross of a search field would need a file. */
const unwanted = /"kind":"has"|"-ms-|-ms-input|search-cancel-button/

const nothing = /^$/

/** For browsers since 2020. */
function small(css: string, { drop = unwanted }: { readonly drop?: RegExp } = {}): string {
  const { code } = transform({
    filename: 'portal.css',
    code: Buffer.from(css),
    minify: true,
    targets: { chrome: 80 << 16, firefox: 78 << 16, safari: 13 << 16 },
    exclude: Features.LightDark,
    visitor: {
      Rule: { style: ({ value }) => (drop.test(JSON.stringify(value.selectors)) ? [] : undefined) },
    },
  })
  return code.toString()
}

if (import.meta.main) {
  for (const [name, css] of Object.entries(await buildStyles())) {
    await writeFile(`${ui}assets/${name}`, css)
    process.stdout.write(`${name} ${css.length}\n`)
  }
}
