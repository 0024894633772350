import { usualLanguage, type Catalogues, type Language } from '../lib/language.ts'
import type { Device } from './device.ts'
import type { WayIn } from './session.ts'
import type { BrowserName, SystemName } from './user-agent.ts'

/** `Firefox, Windows`; a device that nothing is known of is an unknown browser. */
export function deviceInWords(
  device: Pick<Device, 'browser' | 'system'> | undefined,
  language: Language = usualLanguage,
): string {
  const system = { ...systems, ...otherSystems[language] }[device?.system ?? 'unknown']
  const browser = { ...browsers, ...otherBrowsers[language] }[device?.browser ?? 'unknown']
  return [browser, ...(system === undefined ? [] : [system])].join(', ')
}

/** «Вход …». */
export const wayInWords: Catalogues<Readonly<Record<WayIn, string>>> = {
  ru: { esia: 'через Госуслуги', password: 'по паролю портала', passkey: 'ключом входа' },
  en: { esia: 'with Gosuslugi', password: 'with a password', passkey: 'with a passkey' },
}

const browsers = {
  yandex: 'Яндекс Браузер',
  sber: 'СберБраузер',
  atom: 'Atom',
  edge: 'Microsoft Edge',
  opera: 'Opera',
  samsung: 'Браузер Samsung',
  xiaomi: 'Браузер Xiaomi',
  huawei: 'Браузер Huawei',
  uc: 'UC Browser',
  vivaldi: 'Vivaldi',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  explorer: 'Internet Explorer',
  unknown: 'Неизвестный браузер',
} satisfies Record<BrowserName, string>

const systems = {
  harmony: 'HarmonyOS',
  android: 'Android',
  iphone: 'iPhone',
  ipad: 'iPad',
  windows: 'Windows',
  mac: 'Mac или iPad',
  chromeos: 'ChromeOS',
  linux: 'Linux',
  unknown: undefined,
} satisfies Record<SystemName, string | undefined>

/** What differs from the names above in each language. */
const otherBrowsers: Catalogues<Partial<Record<BrowserName, string>>> = {
  ru: {},
  en: {
    yandex: 'Yandex Browser',
    sber: 'SberBrowser',
    samsung: 'Samsung Internet',
    xiaomi: 'Xiaomi Browser',
    huawei: 'Huawei Browser',
    unknown: 'Unknown browser',
  },
}
const otherSystems: Catalogues<Partial<Record<SystemName, string>>> = { ru: {}, en: { mac: 'Mac or iPad' } }
