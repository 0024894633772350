/** Where several marks stand in one `User-Agent`, the first of this list is who it is: all pretend to be Chrome or Safari. */
const browsers = [
  ['yandex', ['YaBrowser/', 'YaSearchBrowser/', 'YaApp_']],
  ['sber', ['SberBrowser/']],
  ['atom', ['Atom/']],
  ['edge', ['Edg/', 'EdgA/', 'EdgiOS/', 'Edge/']],
  ['opera', ['OPR/', 'OPT/', 'OPX/', 'Opera']],
  ['samsung', ['SamsungBrowser/']],
  ['xiaomi', ['MiuiBrowser/']],
  ['huawei', ['HuaweiBrowser/']],
  ['uc', ['UCBrowser/']],
  ['vivaldi', ['Vivaldi/']],
  ['firefox', ['Firefox/', 'FxiOS/']],
  ['chrome', ['Chrome/', 'CriOS/', 'Chromium/']],
  ['safari', ['Safari/']],
  ['explorer', ['Trident/', 'MSIE ']],
] as const

const systems = [
  ['harmony', ['HarmonyOS', 'OpenHarmony']],
  ['android', ['Android']],
  ['iphone', ['iPhone', 'iPod']],
  ['ipad', ['iPad']],
  ['windows', ['Windows']],
  // An iPad asks for the pages of a Mac, and says that it is one.
  ['mac', ['Macintosh']],
  ['chromeos', ['CrOS']],
  ['linux', ['Linux', 'X11']],
] as const

export const browserNames = [...browsers.map(([name]) => name), 'unknown'] as const
export const systemNames = [...systems.map(([name]) => name), 'unknown'] as const

export type BrowserName = (typeof browserNames)[number]
export type SystemName = (typeof systemNames)[number]

/** No honest browser says more of itself, in characters. */
const longest = 1000

/** Who a `User-Agent` says it is, as one of the names above: nothing of its text is kept. */
export function readUserAgent(text: string | undefined): { browser: BrowserName; system: SystemName } {
  const told = (text ?? '').slice(0, longest)
  const has = ([, marks]: readonly [string, readonly string[]]) => marks.some((mark) => told.includes(mark))
  return { browser: browsers.find(has)?.[0] ?? 'unknown', system: systems.find(has)?.[0] ?? 'unknown' }
}
