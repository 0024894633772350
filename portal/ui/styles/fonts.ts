import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

// Run: node --conditions=development portal/ui/styles/fonts.ts

const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№'
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)).join('')
const punctuation = '\u00a0«»–—…„“’·×'
const english = 'abcdefghijklmnopqrstuvwxyz'
const boldAscii = '0123456789 .,:;!?-()/+*%'

/** Golos Text comes by script, so Russian and the rest are two files, told apart by `unicode-range`. */
const fonts = [
  { source: 'cyrillic-400', target: 'golos-400-cyrillic', text: russian },
  { source: 'latin-400', target: 'golos-400-latin', text: ascii + punctuation },
  { source: 'cyrillic-700', target: 'golos-700-cyrillic', text: russian },
  { source: 'latin-700', target: 'golos-700-latin', text: `${boldAscii}\u00a0«»–—` },
  // Apart, since Russian pages have no bold Latin letters and should not carry them.
  {
    source: 'latin-700',
    target: 'golos-700-english',
    text: `${english}${english.toUpperCase()}’`,
  },
] as const

const { resolve } = createRequire(import.meta.url)

for (const { source, target, text } of fonts) {
  const whole = await readFile(resolve(`@fontsource/golos-text/files/golos-text-${source}-normal.woff2`))
  const subset = await subsetFont(whole, text, {
    targetFormat: 'woff2',
    noHinting: true,
    keepFeatures: ['kern', 'tnum'],
  })
  await writeFile(new URL(`../assets/${target}.woff2`, import.meta.url), subset)
  process.stdout.write(`${target}.woff2 ${subset.length}\n`)
}
