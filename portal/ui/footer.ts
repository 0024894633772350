import { html, url, type Html } from '@registratura/html'
import type { Frame } from './header.ts'

export function footer({ serviceName, region, about = [], footerLinks = [] }: Frame): Html {
  return html`<footer class="footer">
<div class="footer__row">
<p>${serviceName}${region && html` · ${region.name}`}</p>
${about.map((line) => html`<p>${line}</p>`)}
${footerLinks.length > 0 && html`<ul class="footer__links">${footerLinks.map(({ text, path }) => html`<li><a href="${url(path)}">${text}</a></li>`)}</ul>`}
</div>
</footer>`
}
