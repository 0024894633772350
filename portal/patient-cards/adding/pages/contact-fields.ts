import { html, type Html } from '@registratura/html'
import { fields as labels, hints } from '../messages.ts'
import { line, longLine, type Fields } from './fields.ts'

export function contactFields(fields: Fields): Html {
  const phone = { hint: hints.phone, type: 'tel', width: 20 } as const
  return html`<p>${hints.contacts}</p>
${line(fields, 'mobile', { label: labels.mobile, ...phone })}
${line(fields, 'homePhone', { label: labels.homePhone, ...phone })}
${line(fields, 'email', { label: labels.email, hint: hints.email, type: 'email' })}
${longLine(fields, 'registration', { label: labels.registration, hint: hints.address })}
${longLine(fields, 'residence', { label: labels.residence, hint: hints.address })}`
}
