import { html, url, type Html } from '@registratura/html'
import type { Language } from '../../lib/language.ts'
import { paths } from '../../paths.ts'
import { words } from '../messages.ts'
import { choices, type Choice, type Sight } from '../sight.ts'

/** The first stop of Tab on every page after the way to its content. */
export function sightLink({
  isHere,
  language,
}: {
  readonly isHere: boolean
  readonly language: Language
}): Html {
  return html`<nav class="sight-line on-screen" aria-label="${words[language].link}"><a href="${url(paths.sight)}"${isHere && html` aria-current="page"`}>${glasses}${words[language].link}</a></nav>`
}

type Bar = { readonly sight: Sight; readonly back: string; readonly language: Language }

/** While the version is on: each choice is one press away, and so is the ordinary version. */
export function sightBar({ sight, back, language }: Bar): Html {
  const said = words[language]
  const { bar, names } = said
  return html`<section class="sight-bar on-screen" id="sight" aria-label="${said.link}">
<form class="sight-bar__form" method="post" action="${url(paths.sight)}" data-sight>
<input type="hidden" name="back" value="${back}">
${group(
  said.groups.size,
  bar.size,
  choices.size.map((value) => pick({ choice: 'size', value, sight, name: names.size[value] })),
)}
${group(
  said.groups.scheme,
  bar.scheme,
  choices.scheme.map((value) => pick({ choice: 'scheme', value, sight, name: names.scheme[value] })),
)}
${group(
  said.groups.font,
  bar.font,
  choices.font.map((value) => pick({ choice: 'font', value, sight, name: names.font[value] })),
)}
<div class="sight-bar__group">
${toggle({ choice: 'spacing', sight, name: bar.wide, sign: html`А&nbsp;Б` })}
${toggle({ choice: 'images', sight, name: bar.hidden, sign: picture })}
</div>
<div class="sight-bar__ways">
<a href="${url(paths.sight)}">${bar.settings}</a>
<button class="sight-bar__ordinary" type="submit" name="version" value="ordinary">${said.ordinary}</button>
</div>
</form>
</section>`
}

const group = (whole: string, name: string, buttons: readonly Html[]): Html =>
  html`<div class="sight-bar__group" role="group" aria-label="${whole}">
<span class="sight-bar__name" aria-hidden="true">${name}</span>
${buttons}
</div>`

type Pick = {
  readonly choice: Choice
  readonly value: string
  readonly sight: Sight
  readonly name: string
}

const pick = ({ choice, value, sight, name }: Pick): Html =>
  press({ choice, value, isPressed: sight[choice] === value, name, sign: html`А` })

type Toggle = Omit<Pick, 'value'> & { readonly sign: Html }

/** Two values, of which the second is the pressed one. */
function toggle({ choice, sight, name, sign }: Toggle): Html {
  const [usual, other] = choices[choice]
  const isPressed = sight[choice] !== usual
  return press({ choice, value: isPressed ? usual : other, isPressed, name, sign })
}

type Press = {
  readonly choice: Choice
  readonly value: string
  readonly isPressed: boolean
  readonly name: string
  readonly sign: Html
}

const press = ({ choice, value, isPressed, name, sign }: Press): Html =>
  html`<button class="sight-bar__button sight-bar__button--${choice}" type="submit" name="${choice}" value="${value}" aria-pressed="${String(isPressed)}" title="${name}"><span aria-hidden="true">${sign}</span><span class="nhsuk-u-visually-hidden">${name}</span></button>
`

const picture = html`<svg class="sight-bar__picture" viewBox="0 0 24 24" width="24" height="24" focusable="false"><path d="M3 4h18v16H3Zm0 12 5-5 4 4 3-3 6 6M16 8h1M2 2l20 20"/></svg>`

const glasses = html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="6" cy="14" r="4"/><circle cx="18" cy="14" r="4"/><path d="M10 14c0-2 4-2 4 0M2 14 5 6m17 8-3-8"/></svg>`
