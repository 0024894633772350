import { changeThere } from '../test/children.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { newcomer } from './newcomer.ts'
import { goToSignIn, heading, register, signOut } from './portal.ts'
import { expect, test } from './test.ts'

test('who changed their surname and passport finds what Госуслуги now tell, answers line by line, and may go back on it', async ({
  page,
  site,
  look,
}) => {
  const region = 'Калининградская область'
  const vera = await newcomer(site)
  const main = page.getByRole('main')
  await register({ page, site, person: vera }, region)
  await page.getByRole('button', { name: 'Всё верно' }).click()
  await signOut(page, vera)

  const passport = { type: 'RF_PASSPORT', series: '9900', number: '000909', vrfStu: 'VERIFIED' }
  await changeThere(site.simulator, vera.id, {
    lastName: 'Петрова',
    birthPlace: 'г. Светлогорск',
    documents: [{ ...passport, issueDate: '01.11.2026', issuedBy: 'УМВД России по Калининградской области' }],
  })
  await goToSignIn({ page, site }, region)
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expect(main).toContainText('Госуслуги передали новое')
  await expect(main).not.toContainText('Петрова')
  await look()

  await page.getByRole('link', { name: 'Посмотреть и выбрать' }).click()
  await expect(heading(page, 'Новое из Госуслуг')).toBeVisible()
  await expect(main).toContainText('Петрова')
  await look()
  await page.getByRole('button', { name: 'Сохранить мой выбор' }).click()
  await expect(page.getByRole('alert')).toContainText('Выберите хотя бы в одной строке, что верно')
  await look()

  const of = (line: string) => page.getByRole('group', { name: `${line}: что верно?` })
  await of('Место рождения').getByLabel('Оставить, как в карте').check()
  await of('Фамилия').getByLabel('Взять новое').check()
  await page.getByRole('button', { name: 'Сохранить мой выбор' }).click()
  await expect(page.getByText('Ваш выбор сохранён')).toBeVisible()
  await expect(main).toContainText('Петрова')
  await expect(main).not.toContainText('Светлогорск')
  await expect(main).not.toContainText('000909')
  await look()

  await page.getByRole('link', { name: 'Посмотреть и выбрать' }).click()
  await page.getByRole('button', { name: 'Сохранить мой выбор' }).waitFor()
  await expect(of('Фамилия')).toHaveCount(0)
  await of('Документ').getByLabel('Взять новое').check()
  await page.getByRole('button', { name: 'Сохранить мой выбор' }).click()
  await expect(main).toContainText('000909')
  await expect(main).not.toContainText('Госуслуги передали новое')

  await page.getByRole('link', { name: 'История изменений' }).click()
  await expect(heading(page, 'История карты')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Ответ на новое из Госуслуг' })).toHaveCount(2)
  await look()
  await page.getByRole('button', { name: 'Вернуть, как было' }).first().click()
  await expect(page.getByText('Изменение отменено')).toBeVisible()
  await page.goto('/cards')
  await expect(main).not.toContainText('000909')
  await expect(main).toContainText('Петрова')
})
