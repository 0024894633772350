import { enterPassword, expectAtGosuslugi, signInAtGosuslugi } from './gosuslugi.ts'
import {
  goToGosuslugi,
  heading,
  openMenu,
  openSettings,
  savePassword,
  signInWithPassword,
  signOut,
} from './portal.ts'
import { expect, test } from './test.ts'

const region = 'Белгородская область'

type Patient = {
  readonly id: string
  readonly does: string
  /** What their card says that other cards don't. */
  readonly card: readonly RegExp[]
  /** What they sign in by, at Госуслуги and later with the portal's password. */
  readonly by: 'phone' | 'snils'
  readonly logins: readonly string[]
}

const everyLogin = ['Телефон', 'Электронная почта', 'СНИЛС']
const patients: readonly Patient[] = [
  {
    id: 'no-patronymic',
    does: 'has a card without a patronymic, and nothing is missing',
    card: [/Отчество\s*нет/],
    by: 'phone',
    logins: everyLogin,
  },
  {
    id: 'foreign',
    does: 'registers without СНИЛС, and signs in by phone',
    card: [/СНИЛС\s*не указан/, /Узбекистан/, /Паспорт иностранного гражданина/],
    by: 'phone',
    logins: ['Телефон', 'Электронная почта'],
  },
  {
    id: 'no-policy',
    does: 'has a card that asks for the policy',
    card: [/Номер полиса\s*не указан/],
    by: 'phone',
    logins: everyLogin,
  },
  {
    id: 'unverified-contact',
    does: 'signs in by СНИЛС alone, and the card says why',
    card: [/\+7 000 000-08-08\s*из Госуслуг, не подтверждено/],
    by: 'snils',
    logins: ['СНИЛС'],
  },
  {
    id: 'long-name',
    does: 'reads the whole of a name of eighty letters on every page',
    card: [/Северодвинская-Преображенская-Александровская-Белозерская-Краснохолмская-Заволжанская/],
    by: 'phone',
    logins: everyLogin,
  },
]

for (const { id, does, card, by, logins } of patients) {
  test(`${id}: a person ${does}`, async ({ page, site, person, look }) => {
    const patient = await person(id)
    await goToGosuslugi({ page, site }, region)
    await signInAtGosuslugi({ page, site, person: patient, login: patient[by] })

    await expect(heading(page, 'Мои карты')).toBeVisible()
    await expect(page.getByRole('main')).toContainText(patient.name)
    for (const says of card) await expect(page.getByRole('main')).toContainText(says)
    await look()
    await openMenu(page, patient)
    await look()
    await page.goto('/cards')

    await openSettings(page, patient)
    for (const login of everyLogin) {
      await expect(page.getByRole('term').filter({ hasText: login })).toHaveCount(
        logins.includes(login) ? 1 : 0,
      )
    }
    await savePassword(page, 'Ryabina58')
    await look()

    await signOut(page, patient)
    await page.goto('/bel/sign-in')
    await signInWithPassword(page, patient[by], 'Ryabina58')
    await expect(heading(page, 'Мои карты')).toBeVisible()
    await look()
  })
}

test('locked: a person is stopped at Госуслуги, told so, and has no account here', async ({
  page,
  site,
  person,
  look,
}) => {
  const locked = await person('locked')
  await goToGosuslugi({ page, site }, region)
  await expectAtGosuslugi(page, site)
  await enterPassword(page, locked)

  await expect(page.getByText('Учётная запись заблокирована').first()).toBeVisible()
  await look()
  await page.goto(`${site.portal}/cards`)
  await expect(heading(page, 'Мои карты')).toHaveCount(0)
})

test('no-snils: a citizen without СНИЛС is stopped with an explanation, and may start again', async ({
  page,
  site,
  person,
  look,
}) => {
  await goToGosuslugi({ page, site }, region)
  await signInAtGosuslugi({ page, site, person: await person('no-snils') })

  await expect(heading(page, 'Нет СНИЛС')).toBeVisible()
  await expect(page.getByText('Проверьте на Госуслугах, что СНИЛС указан в профиле')).toBeVisible()
  await expect(page.getByRole('link', { name: 'обратиться в службу поддержки' })).toBeVisible()
  await look()
  await page.getByRole('link', { name: 'Начать ещё раз' }).click()
  await expect(page.getByRole('button', { name: 'госуслуги' })).toBeVisible()

  await page.goto('/cards')
  await expect(heading(page, 'Мои карты')).toHaveCount(0)
})
