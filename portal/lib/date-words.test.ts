import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateInWords, dayInZone, shortDate, timeInZone, zoneName } from './date-words.ts'

const zones = [
  ['Europe/Kaliningrad', 'Калининград, UTC+2', '2026-11-23'],
  ['Europe/Moscow', 'Москва, UTC+3', '2026-11-24'],
  ['Europe/Samara', 'Самара, UTC+4', '2026-11-24'],
  ['Asia/Yekaterinburg', 'Екатеринбург, UTC+5', '2026-11-24'],
  ['Asia/Omsk', 'Омск, UTC+6', '2026-11-24'],
  ['Asia/Novosibirsk', 'Новосибирск, UTC+7', '2026-11-24'],
  ['Asia/Irkutsk', 'Иркутск, UTC+8', '2026-11-24'],
  ['Asia/Yakutsk', 'Якутск, UTC+9', '2026-11-24'],
  ['Asia/Vladivostok', 'Владивосток, UTC+10', '2026-11-24'],
  ['Asia/Magadan', 'Магадан, UTC+11', '2026-11-24'],
  ['Asia/Kamchatka', 'Петропавловск-Камчатский, UTC+12', '2026-11-24'],
] as const

test('a date is told in words and in figures', () => {
  assert.equal(dateInWords('2026-11-23'), '23 ноября 2026')
  assert.equal(dateInWords('2000-02-01'), '1 февраля 2000')
  assert.equal(shortDate('1986-06-07'), '07.06.1986')
})

test('in English a date and a zone are told as there', () => {
  const at = new Date('2026-11-23T21:30:00Z')
  assert.equal(dateInWords('2026-11-23', 'en'), '23 November 2026')
  assert.equal(timeInZone(at, 'Asia/Omsk', 'en'), '24 November 2026, 03:30 (Omsk Time, UTC+6)')
})

test('TM-001 each region sees its own day and its own city around midnight', () => {
  const at = new Date('2026-11-23T21:30:00Z')
  for (const [zone, name, day] of zones) {
    assert.equal(zoneName(zone, at), name)
    assert.equal(dayInZone(at, zone), day, zone)
  }
})

test('TM-004 the year turns first in the east', () => {
  const at = new Date('2026-12-31T12:00:00Z')
  assert.equal(dayInZone(at, 'Asia/Kamchatka'), '2027-01-01')
  assert.equal(dayInZone(at, 'Europe/Moscow'), '2026-12-31')
  assert.equal(timeInZone(at, 'Asia/Kamchatka'), '1 января 2027, 00:00 (Петропавловск-Камчатский, UTC+12)')
})

test('an hour is told as it was by the law of its day', () => {
  assert.equal(
    timeInZone(new Date('2012-07-01T09:05:00Z'), 'Europe/Moscow'),
    '1 июля 2012, 13:05 (Москва, UTC+4)',
  )
  assert.equal(
    timeInZone(new Date('2005-07-01T09:05:00Z'), 'Europe/Moscow'),
    '1 июля 2005, 13:05 (Москва, UTC+4)',
  )
  assert.equal(
    timeInZone(new Date('2026-07-01T09:05:00Z'), 'Europe/Moscow'),
    '1 июля 2026, 12:05 (Москва, UTC+3)',
  )
})

test('TM-002 a birth date is told the same under every zone of the machine', () => {
  const before = process.env['TZ']
  try {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Adak', 'Europe/Moscow']) {
      process.env['TZ'] = zone
      assert.equal(dateInWords('1981-04-01'), '1 апреля 1981')
    }
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
})
