import type { Words } from './messages.ts'

export const en: Words = {
  link: 'Version for the visually impaired',
  title: 'Version for the visually impaired',
  lead: 'Choose how you read best. The portal remembers it in this browser, even after you sign out.',
  back: 'Back',
  groups: {
    size: 'Size of letters',
    font: 'Kind of letters',
    scheme: 'Colours',
    spacing: 'Space between letters and lines',
    images: 'Pictures',
  },
  names: {
    size: { 100: 'Usual', 150: 'Large', 200: 'Largest' },
    font: { sans: 'Without serifs', serif: 'With serifs' },
    scheme: {
      'black-on-white': 'Black on white',
      'white-on-black': 'White on black',
      'blue-on-sky': 'Dark blue on light blue',
    },
    spacing: { usual: 'Usual', wide: 'Wide' },
    images: { shown: 'Show', hidden: 'Hide' },
  },
  sample: {
    title: 'Sample',
    heading: 'My cards',
    text: 'Your doctor sees you on 23 November at 10:40, room 215.',
    link: 'This is how a link looks',
    button: 'This is how a button looks',
  },
  save: 'Save',
  ordinary: 'Ordinary version',
  bar: {
    size: 'Size',
    font: 'Letters',
    scheme: 'Colour',
    wide: 'Wide spaces',
    hidden: 'No pictures',
    settings: 'All settings',
  },
}
