import type { Device } from './device.ts'
import type { WayIn } from './session.ts'
import type { BrowserName, SystemName } from './user-agent.ts'

/** `Firefox, Windows`; a device that nothing is known of is an unknown browser. */
export function deviceInWords(device: Pick<Device, 'browser' | 'system'> | undefined): string {
  const system = systems[device?.system ?? 'unknown']
  return [browsers[device?.browser ?? 'unknown'], ...(system === undefined ? [] : [system])].join(', ')
}

/** «Вход …». */
export const wayInWords = {
  esia: 'через Госуслуги',
  password: 'по паролю портала',
  passkey: 'ключом входа',
} satisfies Record<WayIn, string>

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
