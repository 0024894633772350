import type { WayIn } from '../session/session.ts'
import type { BrowserName, SystemName } from '../session/user-agent.ts'

export const ru = {
  title: 'Устройства',
  toSettings: 'Настройки',
  lead: 'Здесь браузеры, в которых сейчас открыт Ваш личный кабинет. Через 15 минут без действий портал закрывает его сам.',
  zone: (zone: string) => `Время на этой странице — ${zone}.`,
  isThis: 'Это устройство',
  began: (moment: string, way: string) => `Вход ${way}: ${moment}`,
  seen: (moment: string) => `Последнее действие: ${moment}`,
  address: (network: string) => `Адрес: ${network}`,
  end: 'Завершить сеанс',
  endAll: 'Завершить все остальные',
  alone: 'На других устройствах кабинет не открыт.',
  strangeTitle: 'Не узнаёте устройство?',
  strange:
    'Завершите на нём сеанс и смените пароль портала. Адрес показывает сеть, из которой вошли: у устройств в одном доме он обычно один, у телефона вне дома часто меняется.',
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
    'Чтобы снова открыть там кабинет, нужно войти. На самих Госуслугах вход мог остаться: закрыть его на другом устройстве портал не может. Если оно потеряно или в чужих руках, завершите вход и в настройках безопасности Госуслуг.',
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
