import type { Page } from '@playwright/test'
import { codeFor } from './people.ts'
import { expectCardOf, heading } from './portal.ts'
import { expect, test } from './test.ts'

const LONGEST_WALK = 80

test('AX-002 a person registers with nothing but a keyboard, and sees where they are', async ({
  page,
  site,
  person,
}) => {
  const vera = await person('confirmed')
  await page.goto('/')
  await press(page, 'Калининградская область')
  await heading(page, 'Калининградская область').waitFor()
  await press(page, 'Зарегистрироваться')
  await heading(page, 'Согласие на обработку персональных данных').waitFor()
  await press(page, 'Да, я согласен')
  await heading(page, 'Подтвердите личность на Госуслугах').waitFor()
  await press(page, 'госуслуги')
  await heading(page, 'Вход').waitFor()

  await tabTo(page, 'login')
  await page.keyboard.type(vera.snils)
  await tabTo(page, 'password')
  await page.keyboard.type(vera.password)
  await page.keyboard.press('Enter')

  await heading(page, 'Код из СМС').waitFor()
  await page.waitForLoadState()
  // The field has the focus already; with script its boxes send themselves at the last digit.
  await page.keyboard.type(await codeFor(site, vera))
  if (await page.getByRole('textbox', { name: 'Код из СМС' }).isVisible()) await page.keyboard.press('Enter')

  await expectCardOf(page, vera)
  await press(page, 'Всё верно')
  await expect(page.getByText('Спасибо, данные проверены')).toBeVisible()
  await press(page, vera.name)
  await press(page, 'настройки')
  await expect(heading(page, 'Настройки')).toBeVisible()
})

/** Walks by Tab to the control of this name and presses it. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** Walks by Tab to the control with these words or this id; each stop on the way must be seen. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  await page.waitForLoadState()
  for (let step = 0; step < LONGEST_WALK; step += 1) {
    await page.keyboard.press('Tab')
    const [id, words, isSeen] = String(await page.evaluate(FOCUS)).split('\n')
    if (id === 'body') continue
    expect(isSeen, `the focus on «${words}» at ${page.url()} is not seen`).toBe('true')
    if (id === wanted || words === wanted) return
  }
  throw new Error(`No way by Tab to «${wanted}» at ${page.url()}`)
}

const FOCUS = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return 'body'
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
  const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  return [at.id, at.textContent.trim().replaceAll(/\\s+/g, ' '), isSeen].join('\\n')
})()`
