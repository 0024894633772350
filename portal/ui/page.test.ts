import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from '@registratura/html'
import { galleryPage } from './gallery.ts'
import { page, type Frame } from './page.ts'

const frame: Frame = {
  serviceName: 'Медицина-онлайн',
  language: 'ru',
  changeRegionPath: '/',
}
const person = {
  name: 'Иванова <Мария>',
  cardsPath: '/cards',
  settingsPath: '/settings',
  signOutPath: '/sign-out',
}
const body = html`<p>Текст</p>`

test('a page has one heading, and the same words in its title', () => {
  const markup = String(page({ frame, title: 'Мои карты', body }))
  assert.equal(markup.match(/<h1/g)?.length, 1)
  assert.match(markup, /<title>Мои карты — Медицина-онлайн<\/title>/)
  assert.match(markup, /^<!doctype html>\n<html lang="ru">/)
})

test('a page with errors says so in its title and focuses the summary above the heading', () => {
  const errors = [{ text: 'Введите код', fieldId: 'code' }]
  const markup = String(page({ frame, title: 'Код', body, errors }))
  assert.match(markup, /<title>Ошибка: Код — /)
  assert.match(markup, /tabindex="-1" autofocus>[\s\S]*href="#code">Введите код[\s\S]*<h1/)
  assert.match(String(page({ frame, title: 'Сбой', body, failed: true })), /<title>Ошибка: Сбой/)
  assert.doesNotMatch(String(page({ frame, title: 'Код', body, errors: [] })), /Ошибка|error/)
})

test('a person who is not signed in sees no cabinet, and no region before the choice', () => {
  const markup = String(page({ frame, title: 'Т', body }))
  assert.doesNotMatch(markup, /Личный кабинет|сменить|<details/)
})

test('the name opens a menu that works without script, and leaving is a form', () => {
  const markup = String(page({ frame: { ...frame, person }, title: 'Т', body }))
  assert.match(markup, /Личный кабинет/)
  assert.match(markup, /<summary[\s\S]*Иванова &lt;Мария&gt;[\s\S]*<\/summary>/)
  assert.match(
    markup,
    /href="\/cards">Мои карты[\s\S]*href="\/settings">настройки[\s\S]*<form method="post" action="\/sign-out"><button[^>]*>Выйти/,
  )
})

test('the region stands in the header with the way to change it', () => {
  const region = { name: 'Белгородская область', path: '/belgorod' }
  const markup = String(page({ frame: { ...frame, region }, title: 'Т', body }))
  assert.match(markup, /Белгородская область<\/span> <a href="\/">сменить/)
})

test('a page that waits for something asks again by itself', () => {
  const markup = String(page({ frame, title: 'Т', body, refresh: { seconds: 5, path: '/wait?a=1&b=2' } }))
  assert.match(markup, /http-equiv="refresh" content="5; url=\/wait\?a=1&amp;b=2"/)
})

test('XI-005 an address that would run code makes no page', () => {
  assert.throws(
    () => page({ frame, title: 'Т', body, back: { path: 'javascript:alert(1)', text: 'Назад' } }),
    RangeError,
  )
  assert.throws(
    () => page({ frame, title: 'Т', body, refresh: { seconds: 1, path: '//evil.example' } }),
    RangeError,
  )
})

test('XI-004 no page needs unsafe-inline: no script, handler or style attribute in it', () => {
  const markup = String(galleryPage())
  assert.doesNotMatch(markup, /<script(?![^>]*src=)|\sstyle="|\son\w+="/)
})

test('ids on one page differ', () => {
  const ids = [...String(galleryPage()).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  assert.ok(ids.length > 40)
  assert.deepEqual(ids, [...new Set(ids)])
})

test('everything that a field or link points to on its page is there', () => {
  const markup = String(galleryPage())
  const ids = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
  const targets = [...markup.matchAll(/\s(?:for|aria-describedby|aria-controls)="([^"]*)"|href="#([^"]+)"/g)]
  for (const [, list, anchor] of targets) {
    for (const id of (list ?? anchor ?? '').split(' ')) assert.ok(ids.has(id), id)
  }
})
