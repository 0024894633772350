import { html, url, type Html } from '@registratura/html'
import { esiaButton } from '../ui/parts/button.ts'
import { inset } from '../ui/parts/inset.ts'
import { summaryList } from '../ui/parts/summary-list.ts'
import { page, type Frame } from '../ui/page.ts'
import { ru } from './messages.ts'

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
  return page({
    frame,
    title: ru.title,
    back: { path: backPath, text: ru.back },
    step: { current: 2, total: 3 },
    body: html`<p>${ru.lead}</p>
<form method="post" action="${url(startPath)}">${esiaButton({ text: ru.button })}</form>
<p><a href="${url(startPath)}">${ru.link}</a></p>
${inset(html`<p>${ru.safety}</p>`)}
<h2 class="nhsuk-heading-m">${ru.askedTitle}</h2>
<ul class="nhsuk-list nhsuk-list--bullet">${ru.asked.map((item) => html`<li>${item}</li>`)}</ul>
<p>${ru.needed}</p>
<h2 class="nhsuk-heading-m">${ru.returnedTitle}</h2>
${summaryList({ rows: ru.returned.map(([key, value]) => ({ key, value })) })}`,
  })
}
