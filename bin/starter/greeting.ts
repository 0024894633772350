import type { Settings } from './settings.ts'
import type { Trial, TrialPerson } from './trial.ts'

/** What the person at the terminal needs next: where to go, as whom, and where the codes arrive. */
export function greeting(settings: Settings, trial: Trial | undefined): string {
  const lines = ['', `Портал: ${settings.portalOrigin}`]
  if (trial) lines.push(...aboutTrial(trial))
  if (settings.embeddedDatabase) {
    lines.push('', `База данных встроенная, в ${settings.dataDir}: она только для пробы.`)
    lines.push('Для работы задайте DATABASE_URL с адресом PostgreSQL 15 или новее.')
  }
  return [...lines, '', 'Остановить: Ctrl+C', ''].join('\n')
}

function aboutTrial(trial: Trial): string[] {
  return [
    `Тестовый стенд ЕСИА вместо Госуслуг: ${trial.simulator}`,
    '',
    'Тестовые люди. Логин — телефон, почта или СНИЛС:',
    ...trial.people.flatMap(aboutPerson),
    '',
    `Коды из СМС: ${trial.simulator}/phone`,
    `Письма портала: ${trial.simulator}/letters`,
    `Для программ: ${trial.sms}?phone=${encodeURIComponent(trial.people[0]?.phone ?? '')}`,
  ]
}

const aboutPerson = (person: TrialPerson) => [
  `  ${person.name} — ${person.story}`,
  `    ${[person.phone, person.email, person.snils].filter(Boolean).join(' · ')} · пароль ${person.password}`,
]
