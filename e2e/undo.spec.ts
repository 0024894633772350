import { addChild } from './family.ts'
import { signInAtGosuslugi } from './gosuslugi.ts'
import { startMovableSite } from './movable.ts'
import { personOf } from './people.ts'
import { goToSignIn, heading, register } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Белгородская область'
const minute = 60_000
const day = 24 * 60 * minute

test('a card that was deleted comes back on day 29, and on day 31 the page says that it can’t', async ({
  page,
  look,
}) => {
  const site = await startMovableSite()
  const person = await personOf(site, 'confirmed')
  const deleteCard = async () => {
    await page.getByRole('link', { name: 'Удалить карту Смирнов Пётр Ильич' }).click()
    await page.getByRole('button', { name: 'Удалить карту' }).click()
    await expect(page.getByText('Карта удалена', { exact: true })).toBeVisible()
  }
  const comeBack = async () => {
    // Weeks later nobody is signed in at Госуслуги either, whose clock stands still.
    await page.context().clearCookies({ domain: new URL(site.simulator).hostname })
    await goToSignIn({ page, site }, region)
    await page.getByRole('button', { name: 'госуслуги' }).click()
    await signInAtGosuslugi({ page, site, person })
    await expect(heading(page, 'Мои карты')).toBeVisible()
  }
  const giveBack = page.getByRole('button', { name: /Вернуть/ })

  await register({ page, site, person }, region)
  await addChild(page)
  await deleteCard()
  await site.later(29 * day)
  await comeBack()
  await expect(page.getByText('Удалённые карты')).toBeVisible()
  await giveBack.click()
  await expect(page.getByText('Карта снова в Вашем кабинете')).toBeVisible()

  await deleteCard()
  await site.later(30 * day - 5 * minute)
  await comeBack()
  await site.later(6 * minute)
  await giveBack.click()
  await expect(heading(page, 'Вернуть карту уже нельзя')).toBeVisible()
  await look()
  await site.later(day)
  await comeBack()
  await expect(giveBack).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText('Удалённые карты')
  await site.stop()
})
