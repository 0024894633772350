import { html, type Html } from '@registratura/html'
import { pathTo, paths } from '../paths.ts'
import { notice } from '../ui/parts/notice.ts'
import { goButton } from '../ui/parts/button.ts'
import { regionList } from '../ui/parts/region-list.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'
import { slugOf, type ListedRegions, type Region } from './region.ts'

export function regionsPage({ frame, listed }: { frame: Frame; listed: ListedRegions }): Html {
  const choice = (region: Region) => ({
    value: slugOf(region),
    name: region.name,
    hint: region.open ? undefined : ru.closed,
  })
  return page({
    frame,
    title: ru.title,
    styles: 'inline',
    body: html`<p>${ru.lead}</p>
${regionList({
  action: paths.chooseRegion,
  items: listed.others.map(choice),
  remembered: listed.remembered && choice(listed.remembered),
})}`,
  })
}

export function mainPage({ frame, region }: { frame: Frame; region: Region }): Html {
  const address = { region: slugOf(region) }
  return page({
    frame,
    title: region.name,
    styles: 'inline',
    body: html`<p class="nhsuk-body-l">${ru.mainLead}</p>
${
  region.open
    ? html`${goButton({ text: ru.register, path: pathTo(paths.consent, address) })}<p>${ru.registerHint}</p>`
    : notice({ kind: 'warning', title: ru.closedTitle, body: ru.closedBody })
}
${goButton({ text: ru.signIn, path: pathTo(paths.signIn, address), kind: 'secondary' })}
<p>${ru.signInHint}</p>
${
  region.open &&
  html`<h2 class="nhsuk-heading-m">${ru.stepsTitle}</h2>
<ol class="nhsuk-list nhsuk-list--number">${ru.steps.map((step) => html`<li>${step}</li>`)}</ol>`
}`,
  })
}
