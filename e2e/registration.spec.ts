import { enterCode, enterPassword, expectAtGosuslugi, handOverData, signInAtGosuslugi } from './gosuslugi.ts'
import { codeFor } from './people.ts'
import { chooseRegion, goToGosuslugi, heading, expectCardOf } from './portal.ts'
import { expect, test } from './test.ts'

test('AX-008 a person registers in their region, and the card is there by itself', async ({
  page,
  site,
  person,
  look,
  picture,
}) => {
  const vera = await person('confirmed')

  await test.step('1. the region comes before anything else', async () => {
    await page.goto('/')
    await look()
    const region = page.getByRole('button', { name: 'Белгородская область' })
    await picture('regions', { press: region })
    await region.click()
  })

  await test.step('2. the main page of the region has both ways in', async () => {
    await expect(heading(page, 'Белгородская область')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible()
    await look()
    const register = page.getByRole('button', { name: 'Зарегистрироваться' })
    await picture('main', { press: register })
    await register.click()
  })

  await test.step('3. the consent is read whole before it is given', async () => {
    await expect(heading(page, 'Согласие на обработку персональных данных')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Нет, я отказываюсь' })).toBeVisible()
    await look()
    const agree = page.getByRole('button', { name: 'Да, я согласен' })
    await picture('consent')
    await picture('consent-answer', { press: agree })
    await agree.click()
  })

  await test.step('4. the page before Госуслуги has two controls for the same', async () => {
    await expect(
      page.getByRole('link', {
        name: 'Нажмите здесь для регистрации с помощью учетной записи портала госуслуг',
      }),
    ).toBeVisible()
    await look()
    const gosuslugi = page.getByRole('button', { name: 'госуслуги' })
    await picture('before-gosuslugi', { press: gosuslugi })
    await gosuslugi.click()
  })

  await test.step('5. login and password at Госуслуги', async () => {
    await expectAtGosuslugi(page, site)
    await expect(page.getByText('Войти другим способом')).toBeVisible()
    await look()
    await picture('gosuslugi', { press: page.getByRole('button', { name: 'Войти', exact: true }) })
    await enterPassword(page, vera)
  })

  await test.step('7. the code from the SMS', async () => {
    await expect(page.getByRole('link', { name: 'Не приходит смс' })).toBeVisible()
    await look()
    await picture('code')
    await enterCode(page, await codeFor(site, vera))
  })

  await test.step('9. back on the portal, with the card made', async () => {
    await expect(page).toHaveURL(`${site.portal}/cards`)
    await expect(heading(page, 'Мои карты')).toBeVisible()
    await expectCardOf(page, vera)
    await look()
    await picture('cards')
  })

  await test.step('10. the person says that the data are right', async () => {
    await expect(page.getByRole('main')).toContainText(vera.snils)
    await picture('mistake', { press: page.getByRole('link', { name: /^Здесь ошибка/ }).first() })
    const allRight = page.getByRole('button', { name: 'Всё верно' })
    await picture('all-right', { press: allRight })
    await allRight.click()
    await expect(heading(page, 'Мои карты')).toBeVisible()
    await look()
    await picture('checked')
    await picture('more-cards', { at: page.getByRole('link', { name: /^Добавление\/Редактирование/ }) })
  })
})

test('the link does what the button does, and Госуслуги asks to hand data over', async ({
  page,
  site,
  person,
  look,
}) => {
  const anna = await person('mother')
  await chooseRegion({ page, site }, 'Белгородская область')
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click()
  await page.getByRole('button', { name: 'Да, я согласен' }).click()
  await page
    .getByRole('link', { name: 'Нажмите здесь для регистрации с помощью учетной записи портала госуслуг' })
    .click()
  await signInAtGosuslugi({ page, site, person: anna })
  await handOverData(page, look)

  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expectCardOf(page, anna)
})

test('a person of fifteen registers for themselves', async ({ page, site, person }) => {
  const nikita = await person('minor')
  await goToGosuslugi({ page, site }, 'Белгородская область')
  await signInAtGosuslugi({ page, site, person: nikita })
  await handOverData(page)

  await expect(heading(page, 'Мои карты')).toBeVisible()
  await expectCardOf(page, nikita)
})

test('6. who cannot sign in finds ways to solve it, and the support', async ({
  page,
  site,
  look,
  picture,
}) => {
  await goToGosuslugi({ page, site }, 'Белгородская область')
  await expectAtGosuslugi(page, site)
  await page.getByRole('link', { name: 'Не удается войти?' }).click()
  await look()
  const support = page.getByRole('link', { name: 'обратиться в службу поддержки' })
  await picture('cannot-sign-in')
  await picture('support-link', { press: page.getByRole('paragraph').filter({ has: support }) })
  await support.click()
  await look()
})

test('8. who gets no SMS finds ways to solve it, and the support', async ({
  page,
  site,
  person,
  look,
  picture,
}) => {
  await goToGosuslugi({ page, site }, 'Самарская область')
  await expectAtGosuslugi(page, site)
  await enterPassword(page, await person('confirmed'))
  await page.getByRole('link', { name: 'Не приходит смс' }).click()
  await look()
  const support = page.getByRole('link', { name: 'обратиться в службу поддержки' })
  await picture('no-sms')
  await picture('no-sms-support', { press: page.getByRole('paragraph').filter({ has: support }) })
  await support.click()
  await look()
})
