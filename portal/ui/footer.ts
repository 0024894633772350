import { html, url, type Html } from '@registratura/html'
import { usualLanguage, type Language } from '../lib/language.ts'
import type { Frame } from './header.ts'
import { words } from './messages.ts'
import { unbroken } from './parts/unbroken.ts'

export function footer({ serviceName, region, operator, supportPath }: Frame, language: Language): Html {
  const said = words[language]
  return html`<footer class="footer">
<div class="footer__row">
<p>${serviceName}${region && html` · ${region.name}`}</p>
${operator && html`<p lang="${usualLanguage}">${operator.name}</p><p>${unbroken(said.phone(operator.phone), operator.phone)}</p>`}
${supportPath !== undefined && html`<ul class="footer__links"><li><a href="${url(supportPath)}">${said.support}</a></li></ul>`}
</div>
</footer>`
}
