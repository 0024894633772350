import { enterCode, enterPassword, expectAtGosuslugi, handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import { codeFor, personOf } from './people.ts'
import {
  chooseRegion,
  goToGosuslugi,
  goToSignIn,
  openMenu,
  openSettings,
  savePassword,
  signInWithPassword,
  signOut,
  type Visit,
} from './portal.ts'
import { cards } from './walk-cards.ts'

type Shoot = (name: string) => Promise<void>

/** Passes every page there is, in the order in which people meet them. */
export async function walk(visit: Visit, shoot: Shoot): Promise<void> {
  await registration(visit, shoot)
  await settings(visit, shoot)
  await comingBack(visit, shoot)
  await cards(visit, shoot)
  await troubles(visit, shoot)
  await stand(visit, shoot)
}

const region = 'Белгородская область'

async function registration(visit: Visit, shoot: Shoot): Promise<void> {
  const { page, site } = visit
  const vera = await personOf(site, 'confirmed')

  await page.goto(site.portal)
  await shoot('Регионы')
  await chooseRegion(visit, region)
  await shoot('Главная региона')
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await shoot('Согласие')
  await page.getByRole('button', { name: 'Нет, я отказываюсь' }).click()
  await shoot('Отказ от согласия')
  await goToGosuslugi(visit, region)
  // What has not arrived yet can't be gone back from.
  await expectAtGosuslugi(page, site)
  await page.waitForLoadState()
  await page.goBack()
  await shoot('Перед Госуслугами')
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await shoot('Стенд: вход')
  await enterPassword(page, vera)
  await shoot('Стенд: код из СМС')
  await enterCode(page, await codeFor(site, vera))
  await page.waitForURL(`${site.portal}/cards`)
  await shoot('Мои карты: проверить')
  await openMenu(page, vera)
  await shoot('Меню')
  await page.goto(`${site.portal}/cards`)
  await page
    .getByRole('link', { name: /Здесь ошибка/ })
    .first()
    .click()
  await shoot('Здесь ошибка')
  await page.goto(`${site.portal}/cards`)
  await page.getByRole('button', { name: 'Всё верно' }).click()
  await shoot('Мои карты: проверено')
}

async function settings(visit: Visit, shoot: Shoot): Promise<void> {
  const { page, site } = visit
  const vera = await personOf(site, 'confirmed')

  await openSettings(page, vera)
  await shoot('Настройки')
  await savePassword(page, 'Ab1', 'Ab2')
  await shoot('Настройки: ошибка')
  await savePassword(page, 'Ryabina58')
  await shoot('Настройки: сохранено')
  await page.goto(`${site.portal}/settings/devices`)
  await shoot('Устройства')
  await page.goto(`${site.portal}/settings/passkeys`)
  await shoot('Вход без пароля')
  await page.goto(`${site.portal}/settings/happenings`)
  await shoot('Что происходило')
  await page
    .getByRole('link', { name: /Это был не я/ })
    .first()
    .click()
  await shoot('Это был не я')
  await page.goto(`${site.portal}/help/cards`)
  await shoot('Справка о картах')
}

async function comingBack(visit: Visit, shoot: Shoot): Promise<void> {
  const { page, site } = visit
  const vera = await personOf(site, 'confirmed')

  await signOut(page, vera)
  await shoot('Вы вышли')
  await page.goto(site.portal)
  await shoot('Регионы: второй раз')
  await goToSignIn(visit, region)
  await shoot('Вход')
  await signInWithPassword(page, vera.phone, 'Ryabina59')
  await shoot('Вход: неверный пароль')
  await signInWithPassword(page, vera.phone, 'Ryabina58')
  await shoot('Мои карты по паролю')
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina60')
  await shoot('Настройки: подтверждение')
  await page.goto(`${site.portal}/cards`)
  await signOut(page, vera)
}

async function troubles(visit: Visit, shoot: Shoot): Promise<void> {
  const { page, site } = visit

  await page.goto(`${site.portal}/nothing-here`)
  await shoot('Нет такой страницы')
  await page.goto(`${site.portal}/cards`)
  await shoot('Сеанс закончился')
  await page.context().clearCookies()
  await page.goto(`${site.portal}/bel/registration`, { referer: `${site.portal}/bel/consent` })
  await shoot('Без файлов cookie')
  await chooseRegion(visit, region)
  await page
    .getByRole('link', { name: /поддержк/ })
    .first()
    .click()
  await shoot('Поддержка')
  await goToGosuslugi(visit, region)
  await signInAtGosuslugi({ ...visit, person: await personOf(site, 'unconfirmed') })
  await handOverData(page)
  await page.waitForURL(`${site.portal}/**`)
  await shoot('Запись не подтверждена')
}

async function stand(visit: Visit, shoot: Shoot): Promise<void> {
  const { page, site } = visit
  const { simulator } = site

  await page.goto(simulator)
  await shoot('Стенд: главная')
  await page.goto(`${simulator}/phone`)
  await shoot('Стенд: телефон')
  await page.goto(`${simulator}/letters`)
  await shoot('Стенд: почта')
  await page.context().clearCookies()
  await goToGosuslugi(visit, region)
  await page.getByRole('button', { name: 'QR-код' }).click()
  await shoot('Стенд: QR-код')
  await page.goBack()
  await page.getByRole('link', { name: 'Не удается войти?' }).click()
  await shoot('Стенд: не удается войти')
  await page.getByRole('link', { name: 'обратиться в службу поддержки' }).click()
  await shoot('Стенд: поддержка')
  await goToGosuslugi(visit, region)
  const anna = await personOf(site, 'mother')
  await enterPassword(page, anna)
  await page.getByRole('link', { name: 'Не приходит смс' }).click()
  await shoot('Стенд: не приходит смс')
  await page.goBack()
  await enterCode(page, await codeFor(site, anna))
  await page.getByRole('button', { name: 'Предоставить' }).waitFor()
  await shoot('Стенд: предоставить данные')
  await page.getByRole('button', { name: 'Отказать' }).click()
  await page.waitForURL(`${site.portal}/**`)
  await shoot('Отказ на Госуслугах')
}
