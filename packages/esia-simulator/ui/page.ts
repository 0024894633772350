import { html, trustedMarkup, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { assetPath } from './assets.ts'

type Back = { readonly path: string; readonly text: string }

type Page = {
  /** The words of the only h1; the document's title follows it. */
  readonly title: string
  readonly body: Html
  readonly back?: Back
  /** The title then begins with «Ошибка», so that it is heard first. */
  readonly failed?: boolean
  readonly wide?: boolean
}

const doctype = trustedMarkup('<!DOCTYPE html>')
const styles = url(assetPath('stand.css'))
const script = url(assetPath('stand.js'))

/** A whole document of the stand, under the banner that no page goes without. */
export function page({ title, body, back, failed = false, wide = false }: Page): Html {
  return standDocument({
    title,
    failed,
    content: html`<main id="main" class="${wide ? 'sheet wide' : 'sheet'}">
${backLink(back)}
<h1>${title}</h1>
${body}
</main>`,
  })
}

export const backLink = (back: Back | undefined): Html | undefined =>
  back && html`<p class="back alone"><a href="${url(back.path)}">${back.text}</a></p>`

type Document = { readonly title: string; readonly failed: boolean; readonly content: Html }

/** `content` stands in the body, and bears the id `main`. */
export function standDocument({ title, failed, content }: Document): Html {
  return html`${doctype}
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${failed && 'Ошибка: '}${title} — Тестовый стенд ЕСИА</title>
<link rel="stylesheet" href="${styles}">
<link rel="icon" href="data:,">
<script src="${script}" defer></script>
</head>
<body>
<a class="skip" href="#main">К содержанию</a>
<header class="banner">
<p><strong>Тестовый стенд ЕСИА — не вводите настоящие пароли</strong></p>
</header>
<nav class="top" aria-label="Разделы стенда">
<a href="${url(paths.home)}">О стенде</a>
<a href="${url(paths.phone)}">Тестовый телефон</a>
<a href="${url(paths.letters)}">Почта</a>
<a href="${url(paths.faults)}">Сбои</a>
<a href="${url(`${paths.home}#control`)}">Управление</a>
</nav>
${content}
<footer><p>Это программа для испытаний. С порталом Госуслуг она не связана. Людей и документов, которые она показывает, не существует.</p></footer>
</body>
</html>
`
}
