import { handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import { goToGosuslugi, heading } from './portal.ts'
import { expect, test } from './test.ts'

test('an unconfirmed account of Госуслуги is stopped, and told how to confirm it', async ({
  page,
  site,
  person,
  look,
}) => {
  const unconfirmed = await person('unconfirmed')
  await goToGosuslugi({ page, site }, 'Свердловская область')
  await signInAtGosuslugi({ page, site, person: unconfirmed })
  await handOverData(page)

  await expect(page).toHaveURL((url) => url.origin === site.portal)
  await expect(
    page
      .getByRole('main')
      .getByText(/подтверд/i)
      .first(),
  ).toBeVisible()
  await look()

  await page.goto('/cards')
  await expect(heading(page, 'Мои карты')).toHaveCount(0)
})
