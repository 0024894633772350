import { handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import { chooseRegion, expectCardOf, goToGosuslugi, heading, openSettings, register } from './portal.ts'
import { expect, test } from './test.ts'

test('ID-001 every button may be pressed twice', async ({ page, site, person }) => {
  const vera = await person('confirmed')
  await page.goto('/')
  await page.getByRole('button', { name: 'Свердловская область' }).dblclick()
  await page.getByRole('button', { name: 'Зарегистрироваться' }).dblclick()
  await page.getByRole('button', { name: 'Да, я согласен' }).dblclick()
  await heading(page, 'Подтвердите личность на Госуслугах').waitFor()
  await page.getByRole('button', { name: 'госуслуги' }).dblclick()
  await signInAtGosuslugi({ page, site, person: vera })
  await expectCardOf(page, vera)
  await page.getByRole('button', { name: 'Всё верно' }).dblclick()
  await expect(page.getByText('Спасибо, данные проверены')).toBeVisible()

  await openSettings(page, vera)
  await page.getByLabel('Пароль', { exact: true }).fill('Ryabina58')
  await page.getByLabel('Повторите пароль', { exact: true }).fill('Ryabina58')
  await page.getByRole('button', { name: 'сохранить' }).dblclick()
  await expect(page.getByText('Пароль сохранён').first()).toBeVisible()
  await page.goto('/cards')
  await expectCardOf(page, vera)
})

test('ID-004 «Назад» after the registration makes nothing anew, and leads on', async ({
  page,
  site,
  person,
}) => {
  const vera = await person('confirmed')
  const visit = { page, site, person: vera }
  await register(visit, 'Самарская область')
  await page.getByRole('button', { name: 'Всё верно' }).click()
  await expect(page.getByText('Спасибо, данные проверены')).toBeVisible()

  // Each page on the way shows itself or the cabinet, never an error.
  for (let step = 0; step < 12; step += 1) {
    const before = page.url()
    const answer = await page.goBack()
    if (answer === null && page.url() === before) break
    expect(answer?.status() ?? 200, page.url()).toBeLessThan(400)
    await expect(page).not.toHaveTitle(/^Ошибка/)
  }
  await goToGosuslugi(visit, 'Самарская область')
  await page.waitForLoadState()
  if (new URL(page.url()).origin === site.simulator) await signInAtGosuslugi(visit)
  await expectCardOf(page, vera)
  await expect(page.getByText('Вы проверили данные')).toBeVisible()
})

test('ID-004 «Назад» at each step before Госуслуги goes on from there', async ({ page, site, person }) => {
  const vera = await person('mother')
  const region = 'Иркутская область'
  await chooseRegion({ page, site }, region)
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await heading(page, 'Согласие на обработку персональных данных').waitFor()
  await page.goBack()
  await expect(heading(page, region)).toBeVisible()
  await page.goForward()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await heading(page, 'Подтвердите личность на Госуслугах').waitFor()
  await page.goBack()
  await expect(heading(page, 'Согласие на обработку персональных данных')).toBeVisible()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await expect(page).toHaveURL((url) => url.origin === site.simulator)
  await page.waitForLoadState()
  await page.goBack()
  await expect(heading(page, 'Подтвердите личность на Госуслугах')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'госуслуги' }).click()
  await signInAtGosuslugi({ page, site, person: vera })
  await handOverData(page)
  await expectCardOf(page, vera)
})
