import { html, url, type Html } from '@registratura/html'
import { esiaButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { summaryList } from '../ui/parts/summary-list.ts'
import { page, type Frame } from '../ui/page.ts'
import { words } from './messages.ts'

/** Two controls that do the same: the button posts, the link is followed, and neither needs script. */
export function registrationPage({
  frame,
  startPath,
  backPath,
}: {
  frame: Frame
  startPath: string
  backPath: string
}): Html {
  const { language } = frame
  const said = words[language]
  return page({
    frame,
    language,
    title: said.title,
    back: { path: backPath, text: said.back },
    step: { current: 2, total: 3 },
    body: html`<p>${said.lead}</p>
<form method="post" action="${url(startPath)}">${esiaButton({ text: said.button })}</form>
<p class="way"><a href="${url(startPath)}">${said.link}</a></p>
${inset(html`<p>${said.safety}</p>`)}
<h2 class="nhsuk-heading-m">${said.askedTitle}</h2>
<ul class="nhsuk-list nhsuk-list--bullet">${said.asked.map((item) => html`<li>${item}</li>`)}</ul>
<p>${said.needed}</p>
<h2 class="nhsuk-heading-m">${said.returnedTitle}</h2>
${summaryList({ rows: said.returned.map(([key, value]) => ({ key, value })) })}`,
  })
}
