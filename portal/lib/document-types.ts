import type { Language } from './language.ts'

/** How the series and the number of an identity document look once normalised; no mask: free text. */
export type DocumentMask = {
  readonly series?: 'four-digits' | 'two-digits' | 'roman-and-letters' | 'two-letters'
  readonly number: RegExp
  readonly issuerCode?: true
}

const free: DocumentMask = { number: /^.{1,25}$/u }

/** Identity documents by the code of the ФНС list (consultant.ru, LAW_390229), with the words of that list. */
export const documentTypes = {
  '21': {
    name: 'Паспорт гражданина РФ',
    mask: { series: 'four-digits', number: /^\d{6}$/, issuerCode: true },
  },
  '03': { name: 'Свидетельство о рождении', mask: { series: 'roman-and-letters', number: /^\d{6}$/ } },
  '07': { name: 'Военный билет', mask: { series: 'two-letters', number: /^\d{6,7}$/ } },
  '08': { name: 'Временное удостоверение, выданное взамен военного билета', mask: free },
  '10': { name: 'Паспорт иностранного гражданина', mask: free },
  '11': { name: 'Свидетельство о рассмотрении ходатайства о признании беженцем', mask: free },
  '12': { name: 'Вид на жительство', mask: free },
  '13': { name: 'Удостоверение беженца', mask: free },
  '14': { name: 'Временное удостоверение личности гражданина РФ', mask: free },
  '15': { name: 'Разрешение на временное проживание', mask: free },
  '19': { name: 'Свидетельство о предоставлении временного убежища', mask: free },
  '22': { name: 'Загранпаспорт гражданина РФ', mask: { series: 'two-digits', number: /^\d{7}$/ } },
  '23': { name: 'Свидетельство о рождении, выданное за рубежом', mask: free },
  '24': { name: 'Удостоверение личности военнослужащего', mask: free },
  '27': { name: 'Военный билет офицера запаса', mask: { series: 'two-letters', number: /^\d{6,7}$/ } },
  '91': { name: 'Иной документ', mask: free },
} as const satisfies Record<string, { name: string; mask: DocumentMask }>

export type DocumentType = keyof typeof documentTypes

const english: Readonly<Record<DocumentType, string>> = {
  '21': 'Passport of a citizen of Russia',
  '03': 'Birth certificate',
  '07': 'Military service card',
  '08': 'Temporary certificate in place of a military service card',
  '10': 'Passport of another country',
  '11': 'Certificate that an application for refugee status is being considered',
  '12': 'Residence permit',
  '13': 'Refugee certificate',
  '14': 'Temporary identity card of a citizen of Russia',
  '15': 'Temporary residence permit',
  '19': 'Certificate of temporary asylum',
  '22': 'Travel passport of a citizen of Russia',
  '23': 'Birth certificate issued abroad',
  '24': 'Identity card of a serviceman',
  '27': 'Military service card of a reserve officer',
  '91': 'Another document',
}

export const documentName = (type: DocumentType, language: Language): string =>
  language === 'ru' ? documentTypes[type].name : english[type]

export function isDocumentType(code: string): code is DocumentType {
  return Object.hasOwn(documentTypes, code)
}

/** Whether a series is asked for: yes where the mask has one, «if there is one» where the form is free. */
export function asksSeries(type: DocumentType): 'required' | 'optional' {
  return seriesMask(type) === undefined ? 'optional' : 'required'
}

export function seriesMask(type: DocumentType): DocumentMask['series'] {
  const mask: DocumentMask = documentTypes[type].mask
  return mask.series
}
