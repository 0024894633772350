import { html, type Html } from '@registratura/html'
import { pathTo, paths } from '../paths.ts'
import { notice } from '../ui/parts/notice.ts'
import { goButton } from '../ui/parts/button.ts'
import { regionList } from '../ui/parts/region-list.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'
import { regionName, slugOf, type ListedRegions, type Region } from './region.ts'

export function regionsPage({ frame, listed }: { frame: Frame; listed: ListedRegions }): Html {
  const { language } = frame
  const said = words[language]
  const choice = (region: Region) => ({
    value: slugOf(region),
    name: regionName(region, language),
    hint: region.open ? undefined : said.closed,
  })
  return page({
    frame,
    language,
    isPublic: true,
    title: said.title,
    styles: 'inline',
    body: html`<p>${said.lead}</p>
${regionList({
  action: paths.chooseRegion,
  language,
  items: listed.others.map(choice),
  remembered: listed.remembered && choice(listed.remembered),
})}`,
  })
}

export function mainPage({ frame, region }: { frame: Frame; region: Region }): Html {
  const { language } = frame
  const said = words[language]
  const address = { region: slugOf(region) }
  return page({
    frame,
    language,
    isPublic: true,
    title: regionName(region, language),
    styles: 'inline',
    body: html`<p class="nhsuk-body-l">${said.mainLead}</p>
${
  region.open
    ? html`${goButton({ text: said.register, path: pathTo(paths.consent, address) })}<p>${said.registerHint}</p>`
    : notice({ kind: 'warning', title: said.closedTitle, body: said.closedBody })
}
${goButton({ text: said.signIn, path: pathTo(paths.signIn, address), kind: 'secondary' })}
<p>${said.signInHint}</p>
${
  region.open &&
  html`<h2 class="nhsuk-heading-m">${said.stepsTitle}</h2>
<ol class="nhsuk-list nhsuk-list--number">${said.steps.map((step) => html`<li>${step}</li>`)}</ol>`
}`,
  })
}
