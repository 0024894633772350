import { html, url, type Html } from '@registratura/html'
import { languages, type Language } from '../lib/language.ts'
import { icons } from './icons.ts'
import type { Idle } from './idle-dialog.ts'
import { words } from './messages.ts'

export type Frame = {
  readonly serviceName: string
  /** What its person has chosen; a page says for itself what it is in. */
  readonly language: Language
  readonly region?: { readonly name: string; readonly path: string } | undefined
  readonly person?: Person | undefined
  readonly changeRegionPath: string
  /** Whose the portal is in this region, and where to call them. */
  readonly operator?: { readonly name: string; readonly phone: string } | undefined
  readonly supportPath?: string | undefined
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

export function header(
  { serviceName, language: chosen, region, person, changeRegionPath }: Frame,
  language: Language,
): Html {
  const { changeRegion } = words[language]
  return html`<header class="header">
<div class="header__row">
<a class="header__home" href="${url(region?.path ?? changeRegionPath)}">${icons.logo}<span>${serviceName}</span></a>
${region && html`<p class="header__region"><span>${region.name}</span> <a href="${url(changeRegionPath)}">${changeRegion.text}<span class="nhsuk-u-visually-hidden"> ${changeRegion.hidden}</span></a></p>`}
<p class="header__language">${languages.filter((other) => other !== chosen).map(languageLink)}</p>
${person && personMenu(person, language)}
</div>
</header>`
}

/** A link, so that it works without script on any page; which language it names is kept by the server. */
const languageLink = (language: Language): Html =>
  html`<a href="${url(`?language=${language}`)}" lang="${language}" hreflang="${language}">${words[language].ownName}</a>`

/** A `<details>`, so that it opens without script; the script only closes it. */
function personMenu({ name, cardsPath, settingsPath, signOutPath }: Person, language: Language): Html {
  const said = words[language]
  return html`<div class="header__person">
<a class="header__cabinet" href="${url(cardsPath)}">${said.cabinet}</a>
<details class="menu" data-menu>
<summary class="menu__button">${icons.person}<span class="menu__name">${name}</span></summary>
<ul class="menu__list">
<li><a class="menu__item" href="${url(cardsPath)}">${said.cards}</a></li>
<li><a class="menu__item" href="${url(settingsPath)}">${said.settings}</a></li>
<li><form method="post" action="${url(signOutPath)}"><button class="menu__item" type="submit">${said.signOut}</button></form></li>
</ul>
</details>
</div>`
}
