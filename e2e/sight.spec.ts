import { expectCardOf, heading, pickRegion, register, signOut } from './portal.ts'
import { expect, test } from './test.ts'

const root = 'html'

test('the version for the visually impaired is chosen once and met everywhere', async ({
  page,
  site,
  look,
}) => {
  await page.goto('/bel/consent')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Перейти к содержанию' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Версия для слабовидящих' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Версия для слабовидящих')).toBeVisible()
  await look()

  // The sample follows the ticks at once, without script.
  const sample = page.getByRole('group', { name: 'Образец' })
  await page.getByLabel('Белым по чёрному').check()
  await page.getByLabel('Самый крупный').check()
  await page.getByLabel('С засечками').check()
  await expect(sample).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await expect(sample).toHaveCSS('font-size', '38px')
  await expect(sample).toHaveCSS('font-family', /Georgia/)
  await page.getByRole('button', { name: 'Сохранить' }).click()

  await expect(page).toHaveURL(`${site.portal}/bel/consent`)
  for (const path of [
    '/bel/consent',
    '/',
    '/bel',
    '/bel/sign-in',
    '/bel/support',
    '/no/such/page',
    '/sight',
  ]) {
    await page.goto(path)
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)')
    await expect(page.locator('body')).toHaveCSS('font-size', '38px')
    await look()
  }

  await page.goto('/bel/sign-in')
  await page.getByRole('button', { name: 'Тёмно-синим по голубому' }).click()
  await expect(page.locator(root)).toHaveAttribute('data-sight-scheme', 'blue-on-sky')
  await expect(page).toHaveURL(/\/bel\/sign-in(?:#sight)?$/)
  await expect(page.getByRole('button', { name: 'Тёмно-синим по голубому' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('button', { name: 'Белым по чёрному' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await look()
  for (const name of ['Большие промежутки', 'Без картинок']) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(page.locator('.header svg').first()).toBeHidden()
  await look()
  await page.getByRole('button', { name: 'Без картинок' }).click()
  await expect(page.getByRole('button', { name: 'Без картинок' })).toHaveAttribute('aria-pressed', 'false')

  await page.getByRole('button', { name: 'Обычная версия' }).click()
  await expect(page).toHaveURL(`${site.portal}/bel/sign-in`)
  await expect(page.locator(root)).not.toHaveAttribute('data-sight-scheme')
  await look()
})

test('a registration goes on in the version, which outlives the sign-out', async ({
  page,
  site,
  person,
  look,
}) => {
  const vera = await person('confirmed')
  await page.goto('/sight')
  await page.getByLabel('Тёмно-синим по голубому').check()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await pickRegion(page, 'Магаданская область')
  await register({ page, site, person: vera }, 'Магаданская область')
  await expectCardOf(page, vera)
  await expect(page.locator(root)).toHaveAttribute('data-sight-scheme', 'blue-on-sky')
  await look()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(page.getByText('Все настройки')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await signOut(page, vera)
  await expect(page.locator(root)).toHaveAttribute('data-sight-scheme', 'blue-on-sky')
  await look()
})

test('a press in the bar leaves its person where they are', async ({ page, site, javaScriptEnabled }) => {
  await page.goto('/sight')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.goto('/bel/support')
  const message = page.getByRole('textbox').last()
  await message.fill('Не вижу карту')
  const white = page.getByRole('button', { name: 'Белым по чёрному' })
  await white.click()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  if (!javaScriptEnabled) {
    // The page is asked for anew, and Tab goes on from the bar.
    await expect(page).toHaveURL(`${site.portal}/bel/support#sight`)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Обычный' })).toBeFocused()
    return
  }
  await expect(white).toBeFocused()
  await expect(message).toHaveValue('Не вижу карту')
  const wide = page.getByRole('button', { name: 'Большие промежутки' })
  for (const pressed of ['true', 'false', 'true']) {
    await wide.click()
    await expect(wide).toHaveAttribute('aria-pressed', pressed)
  }
  await page.reload()
  await expect(page.locator(root)).toHaveAttribute('data-sight-scheme', 'white-on-black')
  await expect(page.locator(root)).toHaveAttribute('data-sight-spacing', 'wide')
})

test('AX-007 whoever asks their system for colours, contrast or calm gets them without the version', async ({
  page,
}) => {
  await page.goto('/bel')
  const body = page.locator('body')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(body).not.toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' })
  await expect(body).toHaveCSS('color', 'rgb(0, 0, 0)')
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await expect(body).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await expect(body).toHaveCSS('color', 'rgb(255, 255, 255)')
})
