import { expectAtGosuslugi, signInAtGosuslugi } from './gosuslugi.ts'
import { chooseRegion, goToGosuslugi, heading, expectCardOf } from './portal.ts'
import { expect, test } from './test.ts'

test('«Нет, я отказываюсь» stops the registration there', async ({ page, site, look }) => {
  await chooseRegion({ page, site }, 'Иркутская область')
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByRole('button', { name: 'Нет, я отказываюсь' }).click()
  await expect(page.getByText('Регистрация остановлена')).toBeVisible()
  await look()

  await page.goto('/cards')
  await expect(heading(page, 'Мои карты')).toHaveCount(0)
})

test('who hands no data over at Госуслуги is told so, and may start again', async ({
  page,
  site,
  person,
  look,
}) => {
  await goToGosuslugi({ page, site }, 'Иркутская область')
  await signInAtGosuslugi({ page, site, person: await person('mother') })
  await page.getByRole('button', { name: /Отказать|Отмена|Не предоставлять/ }).click()

  await expect(page).toHaveURL((url) => url.origin === site.portal)
  await look()
  await expect(page.getByRole('link', { name: /ещё раз|сначала|заново/i })).toBeVisible()
  await page.goto('/cards')
  await expect(heading(page, 'Мои карты')).toHaveCount(0)
})

test('an answer of Госуслуги used a second time makes nothing twice', async ({ page, site, person }) => {
  const vera = await person('confirmed')
  const callbacks: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(`${site.portal}/esia/callback`)) callbacks.push(request.url())
  })
  await goToGosuslugi({ page, site }, 'Иркутская область')
  await expectAtGosuslugi(page, site)
  await signInAtGosuslugi({ page, site, person: vera })
  await expect(heading(page, 'Мои карты')).toBeVisible()

  await page.goto(callbacks[0] ?? '')
  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expectCardOf(page, vera)
})
