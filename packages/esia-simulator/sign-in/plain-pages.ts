import { html, url, type Html } from '@registratura/html'
import { paths } from '../paths.ts'
import { page } from '../ui/page.ts'

const toSignIn = { path: paths.login, text: 'Вернуться ко входу' }

export function signaturePage(): Html {
  return page({
    title: 'Вход с электронной подписью',
    back: toSignIn,
    body: html`
      <p>На стенде этого способа нет: для него нужна настоящая электронная подпись, а стенд не просит ничего настоящего.</p>
      <p>Войдите с паролем тестового человека или по QR-коду.</p>
    `,
  })
}

export function accountLockedPage(): Html {
  return page({
    title: 'Учётная запись заблокирована',
    failed: true,
    back: { path: paths.login, text: 'Войти под другим именем' },
    body: html`
      <p>Войти с ней нельзя, данные никуда не переданы.</p>
      <p>Разблокировать запись помогут в центре обслуживания Госуслуг: возьмите с собой паспорт.</p>
      <p class="alone"><a href="${url(paths.support)}">Обратиться в службу поддержки</a></p>
      <p class="aside">Это стенд: у этого тестового человека запись заблокирована всегда.</p>
    `,
  })
}

export function recoveryPage(): Html {
  return page({
    title: 'Восстановление пароля',
    back: toSignIn,
    body: html`
      <p>Пароли тестовых людей не меняются, восстанавливать их не нужно.</p>
      <p>Все пароли написаны <a href="${url(paths.home)}">на странице «О стенде»</a>.</p>
    `,
  })
}

export function registrationPage(): Html {
  return page({
    title: 'Регистрация',
    back: toSignIn,
    body: html`
      <p>На стенде нельзя завести новую учётную запись: в нём есть только тестовые люди.</p>
      <p>Выберите любого <a href="${url(paths.home)}">на странице «О стенде»</a> и войдите с его логином и паролем.</p>
    `,
  })
}
