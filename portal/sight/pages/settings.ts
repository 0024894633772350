import { html, url, type Html } from '@registratura/html'
import { paths } from '../../paths.ts'
import { button } from '../../ui/parts/button.ts'
import { radios } from '../../ui/parts/radios.ts'
import { page, type Frame } from '../../ui/page.ts'
import { words, type Words } from '../messages.ts'
import { choices, firstSight, type Choice, type Sight } from '../sight.ts'
import { sightStyles } from './dress.ts'

type SettingsPage = {
  readonly frame: Frame
  /** What is chosen; undefined: the ordinary version. */
  readonly sight: Sight | undefined
  /** Where the person came from. */
  readonly back: string
}

export function settingsPage({ frame, sight, back }: SettingsPage): Html {
  const { language } = frame
  const said = words[language]
  const chosen = sight ?? firstSight
  return page({
    frame,
    language,
    isPublic: true,
    title: said.title,
    back: { path: back, text: said.back },
    body: html`${sight === undefined && sightStyles}
<p>${said.lead}</p>
<form class="sight-form" method="post" action="${url(paths.sight)}">
<input type="hidden" name="back" value="${back}">
${sample(chosen, said)}
${pick('size', chosen, said)}
${pick('scheme', chosen, said)}
${pick('font', chosen, said)}
${pick('spacing', chosen, said)}
${pick('images', chosen, said)}
${button({ text: said.save })}
</form>
${
  sight &&
  html`<form method="post" action="${url(paths.sight)}">
<input type="hidden" name="back" value="${back}">
${button({ text: said.ordinary, kind: 'secondary', name: 'version', value: 'ordinary' })}
</form>`
}`,
  })
}

const pick = (choice: Choice, chosen: Sight, said: Words): Html =>
  radios({
    name: choice,
    legend: said.groups[choice],
    items: choices[choice].map((value) => ({
      value,
      text: namesOf(said, choice)[value] ?? value,
      checked: chosen[choice] === value,
    })),
  })

const namesOf = ({ names }: Words, choice: Choice): Readonly<Record<string, string>> => names[choice]

/** Its looks follow the ticks by styles alone; an old browser shows what is kept. */
function sample({ size, font, scheme, spacing, images }: Sight, said: Words): Html {
  const { title, heading, text, link, button: pressed } = said.sample
  return html`<div class="sight-sample" role="group" aria-label="${title}" data-sight-size="${size}" data-sight-font="${font}" data-sight-scheme="${scheme}" data-sight-spacing="${spacing}" data-sight-images="${images}">
<p class="sight-sample__heading">${heading}</p>
<p>${text}</p>
<p><a href="#sample" id="sample">${link}</a></p>
<p><span class="nhsuk-button">${pressed}</span></p>
</div>`
}
