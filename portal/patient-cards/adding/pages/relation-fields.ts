import type { Html } from '@registratura/html'
import { radios } from '../../../ui/parts/radios.ts'
import { allowedBy, fits, groundsFor, relations, type ClaimedGround, type Relation } from '../../grounds.ts'
import { allowed, fields as labels, grounds, relations as words } from '../messages.ts'
import { errorOf, type Fields } from './fields.ts'

export function whoseFields(fields: Fields): Html {
  return radios({
    name: 'kinship',
    legend: labels.kinship,
    items: relations.map((relation) => ({
      value: relation,
      ...words[relation],
      checked: fields.typed.kinship === relation,
    })),
    error: errorOf(fields, 'kinship'),
  })
}

/** Only the grounds that go with the kinship and the age, each with what it allows. */
export function groundFields(fields: Fields, relation: Relation, age: number | undefined): Html {
  const fitting = groundsFor[relation].filter((ground) => fits(relation, ground, age))
  return radios({
    name: 'ground',
    legend: labels.ground,
    items: fitting.map((ground) => ({
      value: ground,
      text: grounds[ground].text,
      hint: hintOf(ground),
      checked: fields.typed.ground === ground,
    })),
    error: errorOf(fields, 'ground'),
  })
}

function hintOf(ground: ClaimedGround): string {
  const list = allowedBy[ground].map((deed) => allowed[deed]).join(', ')
  return `${allowed.can(list)} ${grounds[ground].note}`
}
