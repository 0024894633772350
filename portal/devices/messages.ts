import type { WayIn } from '../session/session.ts'
import type { BrowserName, SystemName } from '../session/user-agent.ts'

export const ru = {
  title: 'Устройства',
  toSettings: 'Настройки',
  lead: 'Здесь браузеры, в которых сейчас открыт Ваш личный кабинет. Через 15 минут без действий портал закрывает его сам.',
  zone: (zone: string) => `Время на часах: ${zone}.`,
  isThis: 'Это устройство',
  began: 'Вход',
  seen: 'Последнее действие',
  now: 'сейчас',
  address: 'Адрес при входе',
  end: 'Завершить сеанс',
  endAll: 'Завершить все остальные',
  alone: 'На других устройствах кабинет не открыт.',
  strangeTitle: 'Не узнаёте устройство?',
  strange:
    'Завершите на нём сеанс и смените пароль портала. По адресу видно, какая это сеть: у домашних устройств он обычно один.',
  toPassword: 'Сменить пароль портала',
  most: (number: number) =>
    `Одновременно кабинет открывается не больше чем на ${number} устройствах. При следующем входе закончится сеанс, в котором дольше всех ничего не делали.`,
  proofTitle: 'Чтобы завершить сеанс, подтвердите, что это Вы',
  proofBody:
    'После входа прошло больше 20 минут. Госуслуги спросят пароль и код ещё раз, и Вы вернётесь на эту страницу. Или выйдите и войдите снова.',
  esia: 'госуслуги',
  endedTitle: 'Сеанс завершён',
  allEndedTitle: 'Остальные сеансы завершены',
  endedBody:
    'Там кабинет больше не откроется без нового входа. Сами Госуслуги портал закрывает только на этом устройстве. Если то устройство потеряно или в чужих руках, завершите на нём вход и в настройках безопасности Госуслуг.',
}

export const ways = {
  esia: 'через Госуслуги',
  password: 'по паролю портала',
  passkey: 'ключом входа',
} satisfies Record<WayIn, string>

export const browsers = {
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

export const systems = {
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
