import { randomUUID } from 'node:crypto'
import { location, type Answer, type Browser } from './browser.ts'
import { valueOfHidden } from './forms.ts'

export type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A child as a mother types it, page by page; СНИЛС and ЕНП go with the day of birth and the sex. */
export const child: Pages = {
  whose: { kinship: 'child' },
  ground: { ground: 'birth-certificate' },
  person: {
    lastName: 'Смирнов',
    firstName: 'Пётр',
    middleName: 'Ильич',
    'birth-day': '30',
    'birth-month': '9',
    'birth-year': '2019',
    gender: 'male',
    citizenship: 'Россия',
    birthPlace: 'г. Белгород',
    snils: '087-654-303 00',
  },
  document: {
    paper: '03',
    series: 'II-ЛЕ',
    number: '123456',
    'issued-day': '5',
    'issued-month': '10',
    'issued-year': '2019',
    issuedBy: 'Отдел ЗАГС г. Белгорода',
    issueId: '',
  },
  policy: { policyKind: 'enp', policyNumber: '2690089719999991', policySeries: '' },
  contacts: { mobile: '', homePhone: '', email: '', registration: '', residence: 'г. Белгород, ул. Мира, 3' },
}

/** Sends one page of a draft, with the version that the page bears. */
export async function sendPage(
  browser: Browser,
  id: string,
  step: string,
  typed: Readonly<Record<string, string>>,
): Promise<Answer> {
  const page = await browser.get(`/cards/new/${id}/steps/${step}`)
  return browser.post(`/cards/new/${id}/steps/${step}`, {
    version: valueOfHidden(page.body, 'version') ?? '0',
    ...typed,
  })
}

/** Types all pages; returns the id of the card to be. */
export async function typeCard(browser: Browser, pages: Pages = child): Promise<string> {
  const id = randomUUID()
  for (const [step, typed] of Object.entries(pages)) {
    const answer = await sendPage(browser, id, step, typed)
    if (answer.statusCode !== 303) throw new Error(`${step}: ${answer.statusCode}`)
  }
  return id
}

/** Types all pages and makes the card; returns its id. */
export async function addCard(browser: Browser, pages: Pages = child): Promise<string> {
  const id = await typeCard(browser, pages)
  const { body } = await browser.get(`/cards/new/${id}/check`)
  const made = await browser.post(`/cards/new/${id}/made`, { version: valueOfHidden(body, 'version') ?? '' })
  if (location(made) !== `/cards/${id}?made`)
    throw new Error(`not made: ${made.statusCode} ${location(made)}`)
  return id
}
