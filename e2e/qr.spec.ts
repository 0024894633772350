import { goToGosuslugi, expectCardOf } from './portal.ts'
import { expectAtGosuslugi } from './gosuslugi.ts'
import { test } from './test.ts'

test('5. a person signs in at Госуслуги another way: by a QR code approved on their phone', async ({
  page,
  site,
  person,
  look,
}) => {
  const vera = await person('confirmed')
  await goToGosuslugi({ page, site }, 'Республика Татарстан')
  await expectAtGosuslugi(page, site)
  await page.getByRole('button', { name: 'QR-код' }).click()
  await look()

  await page.getByRole('link', { name: 'тестовый телефон', exact: true }).click()
  await page.getByRole('radio', { name: vera.name }).check()
  await look()
  await page.getByRole('button', { name: 'Подтвердить вход' }).click()
  await look()
  await page.getByRole('button', { name: 'Продолжить' }).click()

  await expectCardOf(page, vera)
})
