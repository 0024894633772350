import { expectAtGosuslugi, handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import { goToGosuslugi, heading } from './portal.ts'
import { expect, test } from './test.ts'

test('a mother adds her children from Госуслуги one by one, after a refusal and another thought', async ({
  page,
  site,
  person,
  look,
}) => {
  const anna = await person('mother')
  await goToGosuslugi({ page, site }, 'Приморский край')
  await signInAtGosuslugi({ page, site, person: anna })
  await handOverData(page)
  await page.getByRole('link', { name: 'Добавить карту' }).click()
  await expect(page.getByText('Госуслуги передадут порталу данные Ваших детей')).toBeVisible()
  await look()
  const ask = () => page.getByRole('button', { name: 'Добавить детей с Госуслуг' }).click()

  await ask()
  await expectAtGosuslugi(page, site)
  await page.getByRole('button', { name: 'Отказать' }).click()
  await expect(heading(page, 'Вы отказались передать данные детей')).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Мои карты' }).click()
  await expect(heading(page, 'Мои карты')).toBeVisible()
  await look()

  await ask()
  await handOverData(page)
  await expect(heading(page, 'Дети с Госуслуг')).toBeVisible()
  const son = page.getByLabel('Соколов Михаил Андреевич')
  await expect(son).not.toBeChecked()
  await look()
  await page.getByRole('button', { name: 'Добавить выбранных' }).click()
  await expect(page.getByRole('alert').getByText('Отметьте хотя бы одного ребёнка')).toBeVisible()
  await look()
  await son.check()
  await page.getByRole('button', { name: 'Добавить выбранных' }).click()
  await expect(page.getByText('Карты детей добавлены')).toBeVisible()
  await look()

  await page.goto('/cards/children')
  await expect(heading(page, 'Выбирать больше не из кого')).toBeVisible()
  await look()

  await ask()
  await expect(heading(page, 'Дети с Госуслуг')).toBeVisible()
  await expect(page.getByText('Соколов Михаил Андреевич — уже в Ваших картах')).toBeVisible()
  await look()
  await page.getByLabel('Соколова Полина Андреевна').check()
  await page.getByRole('button', { name: 'Добавить выбранных' }).click()

  await page.getByRole('link', { name: 'Соколова Полина Андреевна' }).click()
  await expect(page.getByText('Вы действуете за другого человека')).toBeVisible()
  await expect(page.getByText('Ребёнок записан у Вас на Госуслугах')).toBeVisible()
  await expect(page.getByText('000-000-705 26')).toBeVisible()
  await look()
})
