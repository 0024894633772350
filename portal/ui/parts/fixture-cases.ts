import { html, type Html } from '@registratura/html'
import { backLink } from './back-link.ts'
import { button, linkButton } from './button.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorSummary } from './error-summary.ts'
import { input } from './input.ts'
import { passwordInput } from './password-input.ts'
import { radios } from './radios.ts'
import { summaryList } from './summary-list.ts'
import { textarea } from './textarea.ts'

// The HTML that nhsuk-frontend publishes for its components is the contract: its styles and its years of tests
// with screen readers hold for that markup only.

const contact = 'How do you want to be contacted about this?'
const choices = [
  { value: 'email', text: 'Email' },
  { value: 'phone', text: 'Phone' },
  { value: 'text', text: 'Text message' },
]
const ways = choices.map((item) => (item.value === 'text' ? { ...item, value: 'text message' } : item))
const detail = 'Can you provide more detail?'
const birth = { id: 'example', name: '', legend: 'What is your date of birth?' }
const letters = 'It probably has some letters, numbers and maybe even some symbols in it'
const nhsNumber = {
  name: 'example',
  label: 'What is your NHS number?',
  width: 10,
  inputmode: 'numeric',
  spellcheck: false,
  code: true,
} as const

/** A component and a fixture of theirs, and our part with the same words. */
export const cases: readonly (readonly [component: string, name: string, ours: Html])[] = [
  ['input', 'default', input({ id: 'example', name: 'example', label: 'What is your full name?' })],
  [
    'input',
    'example address postcode',
    input({
      id: 'address-postcode',
      name: 'address-postcode',
      label: 'Postcode',
      autocomplete: 'postal-code',
      width: 10,
    }),
  ],
  [
    'input',
    'example mobile phone number',
    input({ id: 'contact-by-text', name: 'contact-by-text', label: 'Mobile phone number', type: 'tel' }),
  ],
  [
    'input',
    'with autocomplete attribute',
    input({
      id: 'with-autocomplete-attribute',
      name: 'example',
      label: 'Enter a full postcode in England',
      hint: 'For example, LS1 1AB',
      autocomplete: 'postal-code',
    }),
  ],
  [
    'input',
    'with error message',
    input({ ...nhsNumber, id: 'with-error-message', error: 'Enter NHS number' }),
  ],
  [
    'input',
    'with error message and hint as strings',
    input({
      ...nhsNumber,
      id: 'with-hint-error',
      error: 'Enter NHS number',
      hint: 'This is a 10 digit number (like 999 123 4567) that you can find on an NHS letter, prescription or in the NHS App',
    }),
  ],
  ['input', 'without heading', input({ ...nhsNumber, id: 'without-heading' })],
  [
    'textarea',
    'with error message',
    textarea({
      id: 'with-error-message',
      name: 'example',
      label: detail,
      error: 'You must provide an explanation',
    }),
  ],
  [
    'textarea',
    'with hint',
    textarea({
      id: 'with-hint',
      name: 'example',
      label: detail,
      hint: 'Do not include personal information like your name, date of birth or NHS number',
    }),
  ],
  ['password-input', 'default', passwordInput({ id: 'example', name: 'example', label: 'Password' })],
  [
    'password-input',
    'with autocomplete attribute',
    passwordInput({ id: 'new-password', name: 'example', label: 'Password', autocomplete: 'new-password' }),
  ],
  [
    'password-input',
    'with error message and hint',
    passwordInput({
      id: 'with-error-message',
      name: 'example',
      label: 'Password',
      hint: letters,
      error: 'Enter a password',
    }),
  ],
  ['radios', 'default', radios({ name: 'example', legend: contact, items: choices })],
  [
    'radios',
    'with error message',
    radios({
      id: 'with-error-message',
      name: 'example',
      legend: contact,
      items: choices,
      error: 'Select how you want to be contacted',
    }),
  ],
  [
    'radios',
    'with error message and hint',
    radios({
      id: 'with-hint-error',
      name: 'example',
      legend: contact,
      items: choices,
      hint: 'Select 1 option',
      error: 'Select how you want to be contacted',
    }),
  ],
  [
    'checkboxes',
    'with error message',
    checkboxes({
      id: 'with-error-message',
      name: 'example',
      legend: contact,
      items: ways,
      error: 'Select how you want to be contacted',
    }),
  ],
  [
    'checkboxes',
    'with hints on items',
    checkboxes({
      id: 'with-hint-item',
      name: 'example',
      legend: 'What medical conditions do you have?',
      hint: 'Select 1 or more',
      items: [
        { value: 'alzheimers', text: "Alzheimer's disease or dementia" },
        { value: 'asthma', text: 'Asthma' },
        { value: 'cancer', text: 'Cancer' },
        { value: 'diabetes', text: 'Diabetes', hint: 'including type 1, type 2, and gestational diabetes' },
      ],
    }),
  ],
  ['date-input', 'with error message', dateInput({ ...birth, error: 'Enter your date of birth' })],
  [
    'date-input',
    'with error message and hint',
    dateInput({ ...birth, hint: 'For example, 31 3 1980', error: 'Enter your date of birth' }),
  ],
  [
    'error-summary',
    'default',
    errorSummary({
      title: 'There is a problem',
      errors: [{ text: 'Date of birth must be in the past', fieldId: 'example-day' }],
    }),
  ],
  ['summary-list', 'with actions', summaryList({ rows: people() })],
  [
    'details',
    'default',
    details({
      summary: 'How to find your NHS number',
      body: html`You can find your NHS number by logging in to the NHS App or on any document the NHS has sent you.`,
    }),
  ],
  ['button', 'default', button({ text: 'Save and continue' })],
  ['button', 'secondary', button({ text: 'Find my location', kind: 'secondary' })],
  ['button', 'warning', button({ text: 'Yes, delete this vaccine', kind: 'danger' })],
  ['button', 'as a link', linkButton({ text: 'Link button', path: '#' })],
  ['back-link', 'default', backLink({ text: 'Back', path: '#' })],
]

function people() {
  const action = (hidden: string) => ({ text: 'Change', path: '#/change', hidden })
  return [
    { key: 'Name', value: 'Karen Francis', action: action('name') },
    { key: 'Date of birth', value: '15 March 1984', action: action('date of birth') },
    {
      key: 'Contact information',
      value: html`73 Roman Rd<br>Leeds<br>LS2 5ZN`,
      action: action('contact information'),
    },
    {
      key: 'Contact details',
      value: html`<p>07700 900362</p><p>karen.francis@example.com</p>`,
      action: action('contact details'),
    },
  ]
}
