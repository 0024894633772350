import { changeThere } from '../test/children.ts'
import { addChild } from './family.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { newcomer } from './newcomer.ts'
import type { Person } from './people.ts'
import { goToSignIn, register, signOut, type Visit } from './portal.ts'

type Shoot = (name: string) => Promise<void>

const region = 'Белгородская область'

/** «Мои карты» of a person of their own: what is added, read, shared and deleted, what Госуслуги tells anew, and the end. */
export async function cards(visit: Visit, shoot: Shoot): Promise<void> {
  const person = await newcomer(visit.site)
  await register({ ...visit, person }, region)
  await adding(visit, shoot)
  await ofTheChild(visit, shoot)
  await sharing(visit, shoot)
  await differences(visit, person, shoot)
  await closing(visit, shoot)
}

async function adding({ page, site }: Visit, shoot: Shoot): Promise<void> {
  await page.goto(`${site.portal}/cards/new`)
  await shoot('Добавить карту')
  await page.goto(`${site.portal}/cards/children`)
  await shoot('Дети: выбирать не из кого')
  await page.goto(`${site.portal}/cards`)
  await addChild(page, shoot)
  await shoot('Карта ребёнка создана')
  await page.goto(`${site.portal}/cards`)
  await shoot('Мои карты: две')
}

async function ofTheChild({ page, site }: Visit, shoot: Shoot): Promise<void> {
  const open = async () => {
    await page.goto(`${site.portal}/cards`)
    await page.getByRole('link', { name: 'Смирнов Пётр Ильич', exact: true }).click()
  }
  for (const [link, name] of [
    ['Исправить, кем Вы приходитесь', 'Кем Вы приходитесь'],
    ['Добавить документ', 'Ещё документ'],
    ['Добавить полис', 'Ещё полис'],
    ['История изменений', 'История карты'],
    ['Распечатать карту', 'Карта на печать'],
    ['Удалить карту Смирнов Пётр Ильич', 'Удалить карту'],
  ] as const) {
    await open()
    await page.getByRole('link', { name: link }).click()
    await shoot(name)
  }
  await page.getByRole('button', { name: 'Удалить карту' }).click()
  await page.getByText('Карта удалена', { exact: true }).waitFor()
  await shoot('Карта удалена')
}

async function sharing({ page, site }: Visit, shoot: Shoot): Promise<void> {
  await page.goto(`${site.portal}/cards`)
  await page.getByRole('link', { name: 'Кто видит эту карту' }).click()
  await shoot('Кто видит карту')
  await page.getByLabel('Сыну или дочери этого человека').check()
  await page.getByRole('button', { name: 'Получить код' }).click()
  await page.locator('.access-code').waitFor()
  await shoot('Код доступа')
  await page.goto(`${site.portal}/cards/code`)
  await shoot('У меня есть код')
}

async function differences(visit: Visit, person: Person, shoot: Shoot): Promise<void> {
  const { page, site } = visit
  await page.goto(`${site.portal}/cards`)
  await signOut(page, person)
  await changeThere(site.simulator, person.id, { lastName: 'Петрова', birthPlace: 'г. Строитель' })
  await goToSignIn(visit, region)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ ...visit, person })
  await page.waitForURL(`${site.portal}/cards`)
  await shoot('Мои карты: новое из Госуслуг')
  await page.getByRole('link', { name: 'Посмотреть и выбрать' }).click()
  await shoot('Новое из Госуслуг')
}

async function closing({ page, site }: Visit, shoot: Shoot): Promise<void> {
  await page.goto(`${site.portal}/settings/closing`)
  await shoot('Закрыть личный кабинет')
  await page.getByRole('button', { name: 'Закрыть личный кабинет' }).click()
  await page.getByRole('heading', { level: 1, name: 'Личный кабинет закрыт' }).waitFor()
  await shoot('Личный кабинет закрыт')
}
