import { messagesTo } from './people.ts'
import { newcomer } from './newcomer.ts'
import { heading, openSettings, register, savePassword } from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Магаданская область'
const subject = 'В личном кабинете задан новый пароль'

test('RL-016 a woman sets a password, and a letter tells her so; she sees in it what to do had it been another', async ({
  page,
  site,
  look,
}) => {
  const vera = await newcomer(site)
  await register({ page, site, person: vera }, region)
  await openSettings(page, vera)
  await savePassword(page, 'Ryabina58')
  await expect(page.getByText('Пароль сохранён', { exact: true })).toBeVisible()

  const mine = page.getByRole('listitem').filter({ hasText: `Кому: ${vera.email}` })
  await expect(async () => {
    await page.goto(`${site.simulator}/letters`)
    await expect(mine.getByRole('heading', { name: subject })).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await expect(heading(page, 'Почта')).toBeVisible()
  await look()

  // A letter is read by whoever looks over her shoulder, and by every server on its way.
  const letters = `${site.simulator}/trial/letters?email=${encodeURIComponent(vera.email)}`
  const told: unknown = await (await fetch(letters)).json()
  const [phone, snils] = [vera.phone, vera.snils].map((value) => value.replaceAll(/\D/g, ''))
  const digits = JSON.stringify(told).replaceAll(/[^\d]/g, '')
  for (const value of [...vera.name.split(' '), 'Ryabina58'])
    expect(JSON.stringify(told)).not.toContain(value)
  for (const value of [phone, snils]) expect(digits).not.toContain(value)
  // The СМС of the sign-in are the stand's own, and no letter of ours.
  expect((await messagesTo(site, vera)).every(({ text }) => !text.includes(subject))).toBe(true)

  await mine.getByRole('link').first().click()
  await expect(page).toHaveURL(`${site.portal}/mag/sign-in`)
})
