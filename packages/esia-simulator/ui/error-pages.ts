import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from './page.ts'

const home = html`<p class="alone"><a href="${url(paths.home)}">На главную страницу стенда</a></p>`

export const notFoundPage = (): Html =>
  page({ title: 'Такой страницы нет', failed: true, body: html`<p>Возможно, в адресе опечатка.</p>${home}` })

export const brokenPage = (): Html =>
  page({
    title: 'Стенд не справился',
    failed: true,
    body: html`<p>Повторите действие. Если не поможет, начните вход заново на том сайте, откуда Вы пришли.</p>${home}`,
  })

export const foreignPage = (): Html =>
  page({
    title: 'Запрос пришёл с чужого сайта',
    failed: true,
    body: html`<p>Стенд его не выполнил. Откройте страницу стенда и повторите действие на ней.</p>${home}`,
  })

export const misnamedPage = (): Html =>
  page({
    title: 'Стенд зовут иначе',
    failed: true,
    body: html`<p>Откройте его по адресу, который он напечатал при запуске. Другое имя задаёт <code>SIMULATOR_ORIGIN</code>.</p>`,
  })
