import { html, url, type Html } from '@registratura/html'
import { icons } from './icons.ts'
import type { Idle } from './idle-dialog.ts'

export type Frame = {
  readonly serviceName: string
  readonly region?: { readonly name: string; readonly path: string } | undefined
  readonly person?: Person | undefined
  readonly changeRegionPath: string
  /** Short lines of the footer: the operator of the region, where to call. */
  readonly about?: readonly string[] | undefined
  readonly footerLinks?: readonly { readonly text: string; readonly path: string }[] | undefined
}

export type Person = {
  /** Фамилия Имя Отчество. */
  readonly name: string
  readonly cardsPath: string
  readonly settingsPath: string
  readonly signOutPath: string
  readonly idle?: Idle | undefined
  /** Where they prove by a key who they are; undefined: they have none. */
  readonly passkeyProofPath?: string | undefined
}

export function header({ serviceName, region, person, changeRegionPath }: Frame): Html {
  return html`<header class="header">
<div class="header__row">
<a class="header__home" href="${url(region?.path ?? changeRegionPath)}">${icons.logo}<span>${serviceName}</span></a>
${region && html`<p class="header__region"><span>${region.name}</span> <a href="${url(changeRegionPath)}">сменить<span class="nhsuk-u-visually-hidden"> регион</span></a></p>`}
${person && personMenu(person)}
</div>
</header>`
}

/** A `<details>`, so that it opens without script; the script only closes it. */
function personMenu({ name, cardsPath, settingsPath, signOutPath }: Person): Html {
  return html`<div class="header__person">
<a class="header__cabinet" href="${url(cardsPath)}">Личный кабинет</a>
<details class="menu" data-menu>
<summary class="menu__button">${icons.person}<span class="menu__name">${name}</span></summary>
<ul class="menu__list">
<li><a class="menu__item" href="${url(cardsPath)}">Мои карты</a></li>
<li><a class="menu__item" href="${url(settingsPath)}">настройки</a></li>
<li><form method="post" action="${url(signOutPath)}"><button class="menu__item" type="submit">Выйти</button></form></li>
</ul>
</details>
</div>`
}
