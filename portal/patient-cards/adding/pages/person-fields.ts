import { html, type Html } from '@registratura/html'
import { checkbox } from '../../../ui/parts/checkboxes.ts'
import { dateInput } from '../../../ui/parts/date-input.ts'
import { radios } from '../../../ui/parts/radios.ts'
import { ru as card } from '../../messages.ts'
import { fields as labels, hints } from '../messages.ts'
import { confirmation, errorOf, line, longLine, type Fields } from './fields.ts'

export function personFields(fields: Fields): Html {
  const { typed } = fields
  return html`<p>${hints.person}</p>
${line(fields, 'lastName', { label: labels.lastName, hint: hints.name })}
${line(fields, 'firstName', { label: labels.firstName })}
${line(fields, 'middleName', { label: labels.middleName })}
${checkbox({ id: 'noMiddleName', name: 'noMiddleName', value: 'yes', text: labels.noMiddleName, checked: typed.noMiddleName === 'yes' })}
${dateInput({
  id: 'birth',
  name: 'birth',
  legend: labels.birthDate,
  hint: hints.birthDate,
  day: typed['birth-day'],
  month: typed['birth-month'],
  year: typed['birth-year'],
  error: errorOf(fields, 'birth-day'),
})}
${radios({
  name: 'gender',
  legend: labels.gender,
  items: (['male', 'female'] as const).map((gender) => ({
    value: gender,
    text: card.genders[gender],
    checked: typed.gender === gender,
  })),
  error: errorOf(fields, 'gender'),
})}
${line(fields, 'citizenship', { label: labels.citizenship, hint: hints.citizenship })}
${longLine(fields, 'birthPlace', { label: labels.birthPlace })}
${line(fields, 'snils', { label: labels.snils, hint: hints.snils, inputmode: 'numeric', width: 20, grouping: 'snils' })}
${confirmation(fields)}`
}
