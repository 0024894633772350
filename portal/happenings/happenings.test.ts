import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../test/browser.ts'
import { devicesIn } from '../../test/devices.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { enter } = devicesIn(portal)

/** The lines of the list, without markup. */
export const linesOf = (body: string): readonly string[] =>
  [...body.matchAll(/<li class="happenings__one">([^]*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )

const list = async (browser: Browser) => (await browser.get('/settings/happenings')).body

test('a registration is told step by step, with the browser, the day and the zone', async () => {
  const browser = await enter('confirmed')
  const body = await list(browser)
  assert.deepEqual(
    linesOf(body).map((line) => line.replaceAll(/\d\d:\d\d/g, 'время')),
    [
      'время Вход через Госуслуги Firefox, Linux, в этом браузере',
      'время Дано согласие на обработку данных Firefox, Linux, в этом браузере',
      'время Создана карта Firefox, Linux, в этом браузере Это был не я : Создана карта, время',
      'время Регистрация на портале Firefox, Linux, в этом браузере',
    ],
  )
  assert.match(body, /<h2[^>]*>Сегодня, \d+ \S+ \d{4}<\/h2>/)
  assert.match(body, /Время на этой странице — Москва, UTC\+3/)
})
