import { expectCardOf, openMenu, openSettings, register } from './portal.ts'
import { expect, test } from './test.ts'

const doubled = `(() => {
  document.documentElement.style.fontSize = '200%'
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth
  document.documentElement.style.fontSize = ''
  return beyond
})()`

test('AX-006 text twice as large makes no page scroll sideways', async ({ page, site, person }) => {
  const fits = async () => expect(await page.evaluate(doubled), page.url()).toBeLessThanOrEqual(0)
  const vera = await person('confirmed')

  for (const path of ['/', '/bel', '/bel/consent', '/bel/sign-in', '/bel/support', '/no-such-page']) {
    await page.goto(path)
    await fits()
  }
  for (const path of ['/', '/login', '/phone', '/faults', '/help/sign-in', '/help/sms']) {
    await page.goto(site.simulator + path)
    await fits()
  }
  await register({ page, site, person: vera }, 'Магаданская область')
  await expectCardOf(page, vera)
  await openMenu(page, vera)
  await fits()
  await page.goto('/cards')
  await openSettings(page, vera)
  await fits()
  await page.goto('/')
  await fits()
})
